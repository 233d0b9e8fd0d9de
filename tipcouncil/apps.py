"""Makes the staff's site the admin's own."""

from django.contrib.admin.apps import AdminConfig


class StaffAdminConfig(AdminConfig):
    default_site = "tipcouncil.site.staff.site.StaffSite"
