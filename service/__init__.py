"""Minutebook's service: HTTP, storage, jobs, search and the command line around `extractors`."""
