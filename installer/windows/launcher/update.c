/* The small update: whether the program that lies in update\ is the one to start.

   An update that is damaged, made for other libraries or older than the program must not keep the program from starting. What is
   looked at costs milliseconds: the release of both, and how many files of how many bytes there are; their content is
   compared by the self-check. */
#include "launcher.h"

#define HEAD 4096
#define HASH 64

struct release {
    unsigned version[3];
    char runtime[HASH + 1];
    unsigned long long parts, bytes;
};

struct count {
    unsigned long long parts, bytes;
};

/* Where the value of a key begins; the document is written by release.py, its plain values first. */
static const char *value_of(const char *text, const char *key) {
    char wanted[32];
    snprintf(wanted, sizeof wanted, "\"%s\": ", key);
    const char *found = strstr(text, wanted);
    return found == NULL ? NULL : found + strlen(wanted);
}

static BOOL read_release(const wchar_t *name, struct release *release) {
    static char text[HEAD + 1];
    wchar_t *path = joined(folder, name);
    HANDLE file = CreateFileW(path, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
    free(path);
    if (file == INVALID_HANDLE_VALUE) return FALSE;
    DWORD size = 0;
    BOOL read = ReadFile(file, text, HEAD, &size, NULL);
    CloseHandle(file);
    if (!read) return FALSE;
    text[size] = 0;
    const char *version = value_of(text, "version"), *runtime = value_of(text, "runtime");
    const char *parts = value_of(text, "parts"), *bytes = value_of(text, "bytes");
    if (version == NULL || runtime == NULL || parts == NULL || bytes == NULL) return FALSE;
    unsigned *numbers = release->version;
    if (sscanf(version, "\"%u.%u.%u\"", numbers, numbers + 1, numbers + 2) != 3) return FALSE;
    if (sscanf(runtime, "\"%64[0-9a-f]\"", release->runtime) != 1) return FALSE;
    if (strlen(release->runtime) != HASH) return FALSE;
    release->parts = strtoull(parts, NULL, 10);
    release->bytes = strtoull(bytes, NULL, 10);
    return TRUE;
}

static BOOL is_newer(const struct release *one, const struct release *other) {
    for (int i = 0; i < 3; i++)
        if (one->version[i] != other->version[i]) return one->version[i] > other->version[i];
    return FALSE;
}

/* Files below a folder. Explorer may leave hidden ones of its own; the two that describe the others are not counted. */
static void add_files(const wchar_t *where, BOOL top, struct count *count) {
    wchar_t *pattern = joined(where, L"*");
    WIN32_FIND_DATAW entry;
    HANDLE search = FindFirstFileExW(pattern, FindExInfoBasic, &entry, FindExSearchNameMatch, NULL,
                                     FIND_FIRST_EX_LARGE_FETCH);
    free(pattern);
    if (search == INVALID_HANDLE_VALUE) return;
    do {
        if (entry.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) {
            if (wcscmp(entry.cFileName, L".") == 0 || wcscmp(entry.cFileName, L"..") == 0) continue;
            wchar_t *below = joined(where, entry.cFileName);
            add_files(below, FALSE, count);
            free(below);
        } else if (!(entry.dwFileAttributes & FILE_ATTRIBUTE_HIDDEN)) {
            if (top && wcscmp(entry.cFileName, L"files.json") == 0) continue;
            if (top && wcscmp(entry.cFileName, L"release.json") == 0) continue;
            count->parts++;
            count->bytes += (unsigned long long)entry.nFileSizeHigh << 32 | entry.nFileSizeLow;
        }
    } while (FindNextFileW(search, &entry));
    FindClose(search);
}

enum update look_for_update(void) {
    wchar_t *place = joined(folder, L"update\\program");
    DWORD attributes = GetFileAttributesW(place);
    enum update outcome = NO_UPDATE;
    if (attributes != INVALID_FILE_ATTRIBUTES && !is_set(WITHOUT_UPDATE)) {
        struct release own, update;
        struct count count = {0, 0};
        outcome = UNFIT_UPDATE;
        if (read_release(L"program\\release.json", &own) && read_release(L"update\\program\\release.json", &update) &&
            strcmp(own.runtime, update.runtime) == 0 && is_newer(&update, &own)) {
            add_files(place, TRUE, &count);
            if (count.parts == update.parts && count.bytes == update.bytes) outcome = SOUND_UPDATE;
        }
    }
    free(place);
    return outcome;
}

/* Held open until the end of the program: Windows Installer sees by it that the update is in use. */
void keep_in_use(const wchar_t *path) {
    CreateFileW(path, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
}

/* The program under the update, with the words that this process was given; returns its exit code. */
int start_without_update(void) {
    SetEnvironmentVariableW(WITHOUT_UPDATE, L"1");
    STARTUPINFOW start = {.cb = sizeof start};
    PROCESS_INFORMATION made;
    wchar_t *self = joined(folder, L"Opora.exe");
    wchar_t *words = _wcsdup(GetCommandLineW());
    if (words == NULL || !CreateProcessW(self, words, NULL, NULL, FALSE, 0, NULL, NULL, &start, &made)) return EXIT_BROKEN;
    DWORD code = EXIT_BROKEN;
    WaitForSingleObject(made.hProcess, INFINITE);
    GetExitCodeProcess(made.hProcess, &code);
    return (int)code;
}

/* Who works in the window is told; a command of a script is not held up. */
void tell_unfit_update(int argc) {
    if (argc > 2) return;
    tell(L"Опора", MB_ICONWARNING,
         L"Обновление «Опоры» повреждено или не подходит к установленной программе. "
         L"Открывается прежняя версия, данные не изменены.\n\n"
         L"Установите обновление ещё раз или удалите его в разделе «Приложения».");
}
