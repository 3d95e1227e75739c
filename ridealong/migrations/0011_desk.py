import django.db.models.deletion
import django.utils.timezone
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models

from ridealong.applications.riders import search, trigrams
from ridealong.roles import grant


def fill(apps, schema_editor):
    trigrams.create()  # SQLite made the table anew for its column, and lost the triggers
    search.rebuild()


def let_coordinators_keep_apart(apps, schema_editor):
    grant("coordinator", "ridealong.keep_apart", "ridealong.view_keepapart")


class Migration(migrations.Migration):
    dependencies = [
        ("ridealong", "0010_inviting"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="KeepApart",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("relative", "Relatives"),
                            ("partner", "Partners, now or before"),
                            ("open_case", "An open case between them"),
                            ("complaint", "A complaint between them"),
                        ],
                        max_length=10,
                        verbose_name="why",
                    ),
                ),
                ("until_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "noted_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="noted"),
                ),
                ("ended_at", models.DateTimeField(blank=True, editable=False, null=True)),
            ],
            options={
                "verbose_name": "keep apart",
                "verbose_name_plural": "kept apart",
                "ordering": ["-noted_at", "-id"],
                "permissions": [("keep_apart", "Can see and say who is kept apart")],
            },
        ),
        migrations.CreateModel(
            name="SavedFilter",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("page", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("query", models.CharField(max_length=500)),
                ("is_shared", models.BooleanField(default=False, verbose_name="for the whole desk")),
                ("saved_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                "ordering": ["name", "id"],
            },
        ),
        migrations.AddField(
            model_name="ban",
            name="lift_reason",
            field=models.CharField(blank=True, editable=False, max_length=200, verbose_name="why it was lifted"),
        ),
        migrations.AddField(
            model_name="ban",
            name="lifted_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="ban",
            name="lifted_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="searchtext",
            name="born",
            field=models.CharField(blank=True, db_index=True, max_length=32),
        ),
        migrations.AddIndex(
            model_name="rider",
            index=models.Index(fields=["-created_at", "-id"], name="rider_newest"),
        ),
        migrations.AddConstraint(
            model_name="ban",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("lifted_at__isnull", True), ("lifted_by__isnull", True)),
                    models.Q(("lifted_at__isnull", False), ("lifted_by__isnull", False)),
                    _connector="OR",
                ),
                name="ban_lifted_at_with_by",
            ),
        ),
        migrations.AddField(
            model_name="keepapart",
            name="ended_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="keepapart",
            name="noted_by",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="keepapart",
            name="officer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="officer or staff",
            ),
        ),
        migrations.AddField(
            model_name="keepapart",
            name="rider",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="kept_apart",
                to="ridealong.rider",
                verbose_name="rider",
            ),
        ),
        migrations.AddField(
            model_name="savedfilter",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="keepapart",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                fields=("rider", "officer"),
                name="kept_apart_once",
                violation_error_message="These two are kept apart already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="keepapart",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                    models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                    _connector="OR",
                ),
                name="keep_apart_ended_at_with_by",
            ),
        ),
        migrations.AddConstraint(
            model_name="savedfilter",
            constraint=models.UniqueConstraint(
                fields=("owner", "page", "name"),
                name="saved_filter_named_once",
                violation_error_message="You have a filter of this name already.",
            ),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["-at", "-id"], name="event_newest"),
        ),
        migrations.AddIndex(
            model_name="clearance",
            index=models.Index(
                condition=models.Q(("status", "requested")), fields=["application"], name="clearance_due"
            ),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(
                condition=models.Q(("verdict", "")), fields=["role", "application"], name="decision_open"
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(let_coordinators_keep_apart, migrations.RunPython.noop),
    ]
