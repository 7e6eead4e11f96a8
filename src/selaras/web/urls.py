"""The addresses of the pages."""

from django.urls import path

from selaras.web.attribution import views as attribution
from selaras.web.audits import views as audits
from selaras.web.channels import views as channels
from selaras.web.charter import views as charter
from selaras.web.data import views as data
from selaras.web.desk import views as desk
from selaras.web.disputes import views as disputes
from selaras.web.duplicates import views as duplicates
from selaras.web.escalations import views as escalations
from selaras.web.feeds import views as feeds
from selaras.web.figure import views as figure
from selaras.web.frame import answers, look
from selaras.web.funnel import views as funnel
from selaras.web.journeys import views as journeys
from selaras.web.lead import doing as lead_doing
from selaras.web.lead import views as lead
from selaras.web.live import views as live
from selaras.web.monday import views as monday
from selaras.web.myday import views as myday
from selaras.web.notices import views as notices
from selaras.web.pipeline import views as pipeline
from selaras.web.promises import views as promises
from selaras.web.replay import views as replay
from selaras.web.review import views as review
from selaras.web.routing import views as routing
from selaras.web.settings import doing as settings_doing
from selaras.web.settings import views as settings
from selaras.web.signin import views as signin
from selaras.web.symptoms import views as symptoms
from selaras.web.verdict import views as verdict

urlpatterns = [
    path("", monday.page, name="monday"),
    path("monday/chart.<slug:form>", monday.chart, name="monday-chart"),
    path("funnel/", funnel.page, name="funnel"),
    path("funnel/chart.<slug:form>", funnel.chart, name="funnel-chart"),
    path("funnel/table.<slug:form>", funnel.table, name="funnel-table"),
    path("channels/", channels.page, name="channels"),
    path("channels/chart.<slug:form>", channels.chart, name="channels-chart"),
    path("channels/table.<slug:form>", channels.table, name="channels-table"),
    path("figures/<slug:name>/", figure.definition, name="figure"),
    path("figures/<slug:name>/trend.<slug:form>", figure.trend, name="figure-trend"),
    path("figures/<slug:name>/trend-table.<slug:form>", figure.trend_table, name="figure-trend-table"),
    path("figures/<slug:name>/rows/", figure.rows, name="figure-rows"),
    path("symptoms/", symptoms.page, name="symptoms"),
    path("symptoms/<slug:code>/rows/", symptoms.rows, name="symptoms-rows"),
    path("attribution/", attribution.page, name="attribution"),
    path("attribution/chart.<slug:form>", attribution.chart, name="attribution-chart"),
    path("attribution/table.<slug:form>", attribution.table, name="attribution-table"),
    path("attribution/deals/", attribution.deals, name="attribution-deals"),
    path("journeys/<str:opportunity_id>/", journeys.page, name="journey"),
    path("leads/", lead.leads, name="leads"),
    path("leads/<str:lead_id>/", lead.lead, name="lead"),
    path("leads/<str:lead_id>/act/<slug:what>/", lead_doing.act, name="lead-act"),
    path("review/", review.page, name="review"),
    path("review/decide/", review.decide, name="review-decide"),
    path("my-day/", myday.page, name="myday"),
    path("my-day/quick/", myday.quick, name="myday-quick"),
    path("promises/", promises.page, name="promises"),
    path("promises/breaches/", promises.breaches, name="promises-breaches"),
    path("verdict/", verdict.page, name="verdict"),
    path("verdict/chart.<slug:form>", verdict.chart, name="verdict-chart"),
    path("verdict/parts.<slug:form>", verdict.table, name="verdict-table"),
    path("verdict/evidence.zip", verdict.evidence, name="verdict-evidence"),
    path("verdict/<slug:factor>/", verdict.behind_part, name="verdict-behind"),
    path("escalations/", escalations.page, name="escalations"),
    path("escalations/findings/<str:finding_id>/", escalations.finding, name="finding"),
    path("escalations/findings/<str:finding_id>/answer/", escalations.answer, name="finding-answer"),
    path("escalations/<str:record_id>/", escalations.record, name="escalation"),
    path("escalations/<str:record_id>/<slug:what>/", escalations.handle, name="escalation-handle"),
    path("disputes/", disputes.page, name="disputes"),
    path("disputes/<str:dispute_id>/", disputes.dispute, name="dispute"),
    path("disputes/<str:dispute_id>/<slug:what>/", disputes.act, name="dispute-act"),
    path("audits/", audits.page, name="audits"),
    path("audits/open/", audits.open_, name="audits-open"),
    path("audits/<str:audit_id>/", audits.audit, name="audit"),
    path("audits/<str:audit_id>/rate/", audits.rate, name="audit-rate"),
    path("duplicates/", duplicates.page, name="duplicates"),
    path("duplicates/decide/<slug:what>/", duplicates.decide, name="duplicates-decide"),
    path("duplicates/accounts/<str:lead_id>/", duplicates.choose, name="duplicates-choose"),
    path("duplicates/<str:first>/<str:second>/", duplicates.compare, name="duplicates-compare"),
    path("pipeline/", pipeline.page, name="pipeline"),
    path("pipeline/rows/", pipeline.rows, name="pipeline-rows"),
    path("pipeline/<slug:what>.<slug:form>", pipeline.taken, name="pipeline-taken"),
    path("routing/", routing.page, name="routing"),
    path("routing/dry-run/", routing.dry_run, name="routing-dry-run"),
    path("routing/leads/<str:lead_id>/", routing.assign, name="routing-assign"),
    path("replay/", replay.page, name="replay"),
    path("replay/<slug:what>.<slug:form>", replay.leaving, name="replay-leaving"),
    path("undo/", desk.undo, name="undo"),
    path("charter/", charter.charter, name="charter"),
    path("charter/versions/", charter.versions, name="charter-versions"),
    path("charter/versions/<int:number>/", charter.version, name="charter-version"),
    path("charter/versions/<int:number>/sign/", charter.sign, name="charter-sign"),
    path("charter/versions/<int:number>/withdraw/", charter.withdraw, name="charter-withdraw"),
    path("charter/versions/<int:number>/charter.<slug:form>", charter.download, name="charter-download"),
    path("charter/difference/", charter.difference, name="charter-difference"),
    path("charter/propose/", charter.propose, name="charter-propose"),
    path("data/", data.data, name="data"),
    path("data/imports/<str:run_id>/", data.run, name="data-run"),
    path("live/", live.stream, name="live"),
    path("notices/", notices.notices, name="notices"),
    path("notices/stop/<str:token>/", notices.stop, name="notices-stop"),
    path("feeds/<str:secret>.ics", feeds.feed, name="feed"),
    path("settings/", settings.own, name="settings"),
    path("settings/people/", settings.people, name="settings-people"),
    path("settings/connections/", settings.connections, name="settings-connections"),
    path("settings/own/<slug:what>/", settings_doing.own, name="settings-own"),
    path("settings/people/<slug:what>/", settings_doing.people, name="settings-people-do"),
    path("settings/connections/<slug:what>/", settings_doing.connections, name="settings-connections-do"),
    path("signin/", signin.signin, name="signin"),
    path("signout/", signin.signout, name="signout"),
    path("look/", look.look, name="look"),
    path("health", answers.health, name="health"),
    path("help/keyboard/", answers.keyboard, name="help-keyboard"),
]
