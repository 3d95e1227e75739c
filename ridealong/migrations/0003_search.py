import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Case, F, Q, Value, When

from ridealong.applications.riders import trigrams

OPEN = ("draft", "submitted", "guardian_pending", "needs_information", "under_review", "waitlisted", "approved")


def make_index(apps, schema_editor):
    trigrams.create()


class Migration(migrations.Migration):
    dependencies = [("ridealong", "0002_roles")]
    operations = [
        migrations.CreateModel(
            name="SearchText",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("text", models.TextField()),
                (
                    "rider",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_text",
                        to="ridealong.rider",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="application",
            name="queue",
            field=models.GeneratedField(
                db_persist=True,
                expression=Case(
                    When(~Q(status__in=OPEN), then=Value("")),
                    When(held_at__isnull=False, then=Value("held")),
                    default=F("status"),
                ),
                output_field=models.CharField(max_length=20),
            ),
        ),
        migrations.AddIndex(
            "application", models.Index(fields=["queue", "-created_at", "-id"], name="application_by_queue")
        ),
        migrations.AddIndex("application", models.Index(fields=["queue", "submitted_at"], name="application_by_wait")),
        migrations.AddIndex("event", models.Index(fields=["actor", "at"], name="event_by_actor")),
        migrations.AddIndex("ride", models.Index(fields=["-starts_at", "-id"], name="ride_latest")),
        migrations.RunPython(make_index, migrations.RunPython.noop),
    ]
