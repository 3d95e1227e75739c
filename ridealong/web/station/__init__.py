"""The department's device in the hands of somebody who signs."""
