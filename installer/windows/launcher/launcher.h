/* What the parts of Opora.exe share. */
#include <windows.h>
#include <stdlib.h>
#include <stdio.h>
#include <wchar.h>

#define LONGEST 32768
#define EXIT_BROKEN 3

/* Set by whoever runs the program unattended: no message box is shown. */
#define QUIET L"OPORA_QUIET"

/* The folder that Opora.exe lies in. */
extern wchar_t folder[LONGEST];

/* launcher.c */
wchar_t *joined(const wchar_t *first, const wchar_t *second); /* two parts of a path */
BOOL is_set(const wchar_t *variable);
void tell(const wchar_t *title, UINT icon, const wchar_t *words, ...);

/* update.c */
#define WITHOUT_UPDATE L"OPORA_WITHOUT_UPDATE" /* set by start.py too */
enum update { NO_UPDATE, SOUND_UPDATE, UNFIT_UPDATE };
enum update look_for_update(void);
void keep_in_use(const wchar_t *path);
int start_without_update(void);
void tell_unfit_update(int argc);

/* install.c */
int install(int argc, wchar_t **argv);
int remove_update(const wchar_t *self);
int remove_update_now(const wchar_t *where);
