"""The speed goals, each measured beside its floor in the same run. One module a topic; `manage.py bench` runs them."""
