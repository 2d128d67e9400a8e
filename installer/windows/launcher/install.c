/* What the launcher does for Windows Installer: installs a file after the program has ended, and removes the small update
   once the program itself has been removed. Both are done by a copy of Opora.exe, because the file itself is replaced. */
#include "launcher.h"

#define TITLE L"Обновление «Опоры»"
#define LONGEST_WAIT (5 * 60 * 1000)
#define LOOKS 600
#define CODE 39
/* Answers of msiexec, as Windows names them. */
#define CANCELLED 1602
#define BUSY 1618
#define NOT_OPENED 1619
#define FORBIDDEN 1625
#define DONE_AFTER_RESTART 3010

typedef UINT(WINAPI *enumerate_t)(LPCWSTR, DWORD, DWORD, LPWSTR);

/* A command line that is being written. */
struct line {
    wchar_t text[LONGEST];
    size_t size;
};

static struct line line;

static void put(wchar_t letter) {
    if (line.size + 1 < LONGEST) line.text[line.size++] = letter;
}

static void begin(void) {
    line.size = 0;
    ZeroMemory(line.text, sizeof line.text);
}

/* One word more, in quotes, as programs of Windows take a line to pieces: backslashes count before a quote only. */
static void add_word(const wchar_t *word) {
    size_t slashes = 0;
    if (line.size > 0) put(L' ');
    put(L'"');
    for (; *word; word++) {
        if (*word == L'"')
            for (size_t i = 0; i < slashes + 1; i++) put(L'\\');
        slashes = *word == L'\\' ? slashes + 1 : 0;
        put(*word);
    }
    for (size_t i = 0; i < slashes; i++) put(L'\\');
    put(L'"');
}

static void add_options(const wchar_t *options) {
    for (; *options; options++) put(*options);
}

/* Start the program of the line; when `code` is given, wait for its end. */
static BOOL start(const wchar_t *program, const wchar_t *where, DWORD *code) {
    STARTUPINFOW information = {.cb = sizeof information};
    PROCESS_INFORMATION made;
    if (!CreateProcessW(program, line.text, NULL, NULL, FALSE, 0, NULL, where, &information, &made)) return FALSE;
    if (code != NULL) {
        WaitForSingleObject(made.hProcess, INFINITE);
        GetExitCodeProcess(made.hProcess, code);
    }
    CloseHandle(made.hThread);
    CloseHandle(made.hProcess);
    return TRUE;
}

static wchar_t *msiexec(void) {
    static wchar_t system[MAX_PATH];
    if (GetSystemDirectoryW(system, MAX_PATH) == 0) ExitProcess(EXIT_BROKEN);
    return joined(system, L"msiexec.exe");
}

static BOOL has_ended(const wchar_t *number) {
    DWORD id = wcstoul(number, NULL, 10);
    HANDLE process = id == 0 ? NULL : OpenProcess(SYNCHRONIZE, FALSE, id);
    if (process == NULL) return TRUE;
    DWORD outcome = WaitForSingleObject(process, LONGEST_WAIT);
    CloseHandle(process);
    return outcome == WAIT_OBJECT_0;
}

/* The folder of the installed program; NULL when none is installed. */
static wchar_t *installed_folder(void) {
    static wchar_t path[LONGEST];
    DWORD size = sizeof path;
    if (RegGetValueW(HKEY_CURRENT_USER, L"Software\\Opora", L"InstallDir", RRF_RT_REG_SZ, NULL, path, &size)) return NULL;
    size_t length = wcslen(path);
    if (length > 0 && path[length - 1] == L'\\') path[length - 1] = 0;
    return path;
}

static void tell_failure(DWORD code) {
    const wchar_t *stays = L"Осталась прежняя версия, данные не изменены.";
    if (code == CANCELLED)
        tell(TITLE, MB_ICONINFORMATION, L"Обновление отменено. %ls", stays);
    else if (code == BUSY)
        tell(TITLE, MB_ICONWARNING,
             L"Обновление не установлено: Windows сейчас устанавливает или удаляет другую программу. %ls\n\n"
             L"Подождите несколько минут и повторите обновление.", stays);
    else if (code == NOT_OPENED)
        tell(TITLE, MB_ICONWARNING,
             L"Обновление не установлено: Windows не может открыть его файл. %ls\n\n"
             L"Скопируйте файл обновления на компьютер ещё раз и повторите.", stays);
    else if (code == FORBIDDEN)
        tell(TITLE, MB_ICONWARNING,
             L"Обновление не установлено: на этом компьютере установка программ запрещена. %ls\n\n"
             L"Обратитесь к тому, кто обслуживает компьютер.", stays);
    else
        tell(TITLE, MB_ICONWARNING,
             L"Обновление не установлено. %ls\n\n"
             L"Откройте файл обновления двойным щелчком: программа установки покажет причину. "
             L"Код ошибки Windows: %lu", stays, code);
}

/* --install FILE PID WORDS: wait for the end of a process, install the file, start the program with the words. */
int install(int argc, wchar_t **argv) {
    if (!has_ended(argv[3])) {
        tell(TITLE, MB_ICONWARNING,
             L"Обновление не установлено: «Опора» ещё открыта. Закройте её и повторите обновление.");
        return EXIT_BROKEN;
    }
    DWORD code = EXIT_BROKEN;
    wchar_t *installer = msiexec();
    begin();
    add_word(installer);
    add_options(L" /i");
    add_word(argv[2]);
    add_options(is_set(QUIET) ? L" /qn /norestart" : L" /passive /norestart");
    if (!start(installer, NULL, &code)) code = GetLastError();
    if (code == DONE_AFTER_RESTART) code = 0;
    if (code != 0) tell_failure(code);

    wchar_t *where = installed_folder();
    if (where == NULL) return code == 0 ? EXIT_BROKEN : (int)code;
    wchar_t *program = joined(where, L"Opora.exe");
    begin();
    add_word(program);
    for (int i = 4; i < argc; i++) add_word(argv[i]);
    if (!start(program, where, NULL) && code == 0) code = EXIT_BROKEN;
    return (int)code;
}

/* The code of an installed product that is recognised by this code; FALSE when there is none. */
static BOOL installed_product(const wchar_t *upgrade_code, wchar_t *product) {
    HMODULE library = LoadLibraryExW(L"msi.dll", NULL, LOAD_LIBRARY_SEARCH_SYSTEM32);
    if (library == NULL) return FALSE;
    enumerate_t enumerate = (enumerate_t)(void *)GetProcAddress(library, "MsiEnumRelatedProductsW");
    return enumerate != NULL && enumerate(upgrade_code, 0, 0, product) == ERROR_SUCCESS;
}

/* Windows Installer leaves the folder that holds nothing but another one; what is not empty stays. */
static void remove_empty(const wchar_t *where, BOOL itself) {
    wchar_t *update = joined(where, L"update");
    RemoveDirectoryW(update);
    free(update);
    if (itself) RemoveDirectoryW(where);
}

/* --remove-update, called by the uninstaller (wizard/full.py): leaves a copy behind that waits for its end. The copy stays
   in the folder for temporary files, which Windows empties. */
int remove_update(const wchar_t *self) {
    wchar_t product[CODE], temporary[MAX_PATH + 1];
    remove_empty(folder, FALSE);
    if (!installed_product(UPDATE_CODE, product)) return 0;
    if (GetTempPathW(MAX_PATH + 1, temporary) == 0) return EXIT_BROKEN;
    wchar_t *copy = joined(temporary, L"Opora-removal.exe");
    if (!CopyFileW(self, copy, FALSE)) return EXIT_BROKEN;
    begin();
    add_word(copy);
    add_options(L" --remove-update-now ");
    add_word(folder);
    return start(copy, temporary, NULL) ? 0 : EXIT_BROKEN;
}

/* --remove-update-now: the update goes after the program has gone; it stays when the removal was broken off. */
int remove_update_now(const wchar_t *where) {
    wchar_t product[CODE];
    for (int look = 0; installed_product(UPGRADE_CODE, product); look++) {
        if (look == LOOKS) return EXIT_BROKEN;
        Sleep(1000);
    }
    DWORD code = BUSY;
    wchar_t *installer = msiexec();
    for (int look = 0; code == BUSY && look < LOOKS && installed_product(UPDATE_CODE, product); look++) {
        if (look > 0) Sleep(1000);
        begin();
        add_word(installer);
        add_options(L" /x ");
        add_options(product);
        add_options(L" /qn /norestart");
        if (!start(installer, NULL, &code)) return EXIT_BROKEN;
    }
    remove_empty(where, TRUE);
    return (int)code;
}
