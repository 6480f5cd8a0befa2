"""Torch is imported by the tests here: as in the embedding process, its waiting threads sleep."""

from service.embedding.precision import make_waiting_threads_sleep

make_waiting_threads_sleep()
