"""All addresses, with the demo's, which tests of real departments go without."""

from django.urls import include, path

from ridealong.urls import handler500
from ridealong.urls import urlpatterns as real

urlpatterns = [*real, path("demo/", include("ridealong.web.demo.urls"))]
__all__ = ["handler500", "urlpatterns"]
