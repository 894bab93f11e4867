plugins += crm
plugin_LTLIBRARIES += crm.la
crm_la_SOURCES = plugins/crm/crm.h plugins/crm/shared.c \
	plugins/crm/account.c plugins/crm/activity.c plugins/crm/contact.c plugins/crm/email_template.c plugins/crm/lead.c \
	plugins/crm/lead_convert.c plugins/crm/note.c plugins/crm/opportunity.c plugins/crm/task.c
nodist_crm_la_SOURCES = plugins/crm/meta.c
crm_la_CPPFLAGS = $(plugin_cppflags) -Iplugins/crm
crm_la_LDFLAGS = $(plugin_ldflags)
crm_la_LIBADD = libhotcrm.la
