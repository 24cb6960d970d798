"""Measurements that take too long for `make test`.  Every figure is a ratio against something run beside it."""
