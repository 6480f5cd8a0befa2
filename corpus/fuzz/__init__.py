"""Damaged PDFs by the thousand, read as any paper is: no hang, no crash, no page or word lost in silence.

`python -m corpus.fuzz` makes them of sound papers by `mutations`, reads them in processes of their own (`reading`) and
holds what was read against `checks` and against what PDFium by itself sees in the file (`sight`).
"""
