"""A graph's child that is out of memory."""

if __name__ == "__main__":
    raise MemoryError("no room for a graph")
