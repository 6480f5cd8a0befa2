"""Page processes: PDFs are opened and read in processes of their own, so that none can hurt the one that asks.

A page process that hangs, or takes more memory than allowed, or crashes ends alone: the page under way is given the
fate `failed` with the reason, and another process goes on with the next page.
"""
