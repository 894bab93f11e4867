# The module that writes PDF, opened by report/pdf.c when the first page is wanted; left out without cairo and pango.
if PDF
pkglib_LTLIBRARIES += hotcrm-pdf.la
hotcrm_pdf_la_SOURCES = src/pdf/page.c src/pdf/table.c src/pdf/chart.c src/pdf/plot.c src/pdf/paper.h
hotcrm_pdf_la_CPPFLAGS = $(AM_CPPFLAGS) $(PDF_CFLAGS)
hotcrm_pdf_la_LDFLAGS = $(AM_LDFLAGS) $(HC_PLUGIN_LDFLAGS) -module -avoid-version -no-undefined -export-symbols-regex ^hc_pdf_ops
hotcrm_pdf_la_LIBADD = libhotcrm.la $(PDF_LIBS) -lm
install_pkglib = install-pkglibLTLIBRARIES
$(install_pkglib): install-libLTLIBRARIES
endif
