"""Обзор: where the year stands and what is next."""
