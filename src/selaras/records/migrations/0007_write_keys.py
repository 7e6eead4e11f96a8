from django.db import migrations, models

import selaras.records.models.columns


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0006_routing'),
    ]

    operations = [
        migrations.CreateModel(
            name='WriteKey',
            fields=[
                ('id', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('name', models.TextField()),
                ('prefix', models.CharField(max_length=16)),
                ('sha256', models.CharField(max_length=64, unique=True)),
                ('origins', models.JSONField(default=list)),
                ('created_at', selaras.records.models.columns.InstantField()),
                ('revoked_at', selaras.records.models.columns.InstantField(null=True)),
                ('last_used_at', selaras.records.models.columns.InstantField(null=True)),
            ],
            options={
                'ordering': ['created_at', 'id'],
            },
        ),
    ]
