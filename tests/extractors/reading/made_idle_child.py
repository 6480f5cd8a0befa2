"""A page process that ends soon without work."""

from extractors.reading.processes import child

if __name__ == "__main__":
    child.IDLE_SECONDS = 0.1
    child.main()
