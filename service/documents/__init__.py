"""The papers: taking them in, listing them, handing out what was read from them."""
