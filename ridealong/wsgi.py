"""For web servers. Everything is loaded here, so that processes forked from this one share a single copy of it."""

import gc
import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ridealong.settings")
application = get_wsgi_application()
import_module("ridealong.urls")  # otherwise with the first request
gc.collect()
gc.freeze()  # a collection would write to every page, and each process would have its own
