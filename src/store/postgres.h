/*
 * postgres.h - lets a program open workspaces in PostgreSQL. Only programs that link this driver may call it.
 */
#ifndef HC_STORE_POSTGRES_H
#define HC_STORE_POSTGRES_H

/* Before the first store or registry is opened. */
void postgres_use(void);

#endif
