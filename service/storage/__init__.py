"""Where records, jobs and papers are kept: SQL tables and a folder of files."""
