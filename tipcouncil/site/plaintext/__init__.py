"""The record as plain text that outlives this site: loaded, dumped, compared, packed."""

__all__ = ["loading", "pack", "record", "whole_record"]
