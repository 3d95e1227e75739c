"""What the worker does before each task, in django-q's own words."""

from django_q.signals import pre_execute

from ridealong.program import clock

pre_execute.connect(clock.wind)
