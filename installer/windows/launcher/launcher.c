/* Opora.exe: runs the bundled Python inside this process, so that the window, the task list and the taskbar show the
   name and the icon of the program. Loads runtime\python313.dll and calls Py_Main for program\main.py, or for the one of the
   small update (update.c).

   No console and no other place for words: what is wrong with the installation is told in a message box, unless
   OPORA_QUIET is set (unattended checks). */
#include <stdarg.h>
#include "launcher.h"

typedef int (*py_main_t)(int, wchar_t **);

wchar_t folder[LONGEST];
static wchar_t text[LONGEST + 1024];

wchar_t *joined(const wchar_t *first, const wchar_t *second) {
    size_t length = wcslen(first), size = length + wcslen(second) + 2;
    wchar_t *path = malloc(size * sizeof *path);
    if (path == NULL) ExitProcess(EXIT_BROKEN);
    BOOL parted = length > 0 && first[length - 1] == L'\\';
    swprintf(path, size, parted ? L"%ls%ls" : L"%ls\\%ls", first, second);
    return path;
}

BOOL is_set(const wchar_t *variable) {
    return GetEnvironmentVariableW(variable, NULL, 0) != 0;
}

void tell(const wchar_t *title, UINT icon, const wchar_t *words, ...) {
    if (is_set(QUIET)) return;
    va_list values;
    va_start(values, words);
    vswprintf(text, LONGEST + 1024, words, values);
    va_end(values);
    MessageBoxW(NULL, text, title, MB_OK | icon | MB_SETFOREGROUND);
}

static int broken(const wchar_t *name) {
    DWORD error = GetLastError();
    tell(L"Опора", MB_ICONERROR,
         L"Программа установлена не полностью: нет файла «%ls» или он повреждён.\n\n"
         L"Установите «Опору» ещё раз. Данные при этом сохранятся: они лежат в другой папке.\n\n"
         L"Папка программы: %ls\nКод ошибки Windows: %lu", name, folder, error);
    return EXIT_BROKEN;
}

/* Called by the uninstaller before the files go (wizard/full.py). */
static int say_data_stay(void) {
    swprintf(text, LONGEST + 1024,
             L"Программа «Опора» удаляется. Рабочее место со всеми данными остаётся на этом компьютере.\n\n"
             L"Обычно оно лежит здесь:\n%%LOCALAPPDATA%%\\Opora\\workspace\n\n"
             L"Если установить программу снова, работа продолжится с того же места. "
             L"Если данные больше не нужны, удалите эту папку сами.");
    static wchar_t shown[LONGEST];
    if (ExpandEnvironmentStringsW(text, shown, LONGEST) == 0) return 0;
    MessageBoxW(NULL, shown, L"Удаление «Опоры»", MB_OK | MB_ICONINFORMATION | MB_SETFOREGROUND | MB_TOPMOST);
    return 0;
}

/* Python with one of the two programs; returns its exit code. */
static int run(const wchar_t *program, int argc, wchar_t **argv) {
    const wchar_t *python = L"runtime\\python313.dll";
    wchar_t *script = joined(folder, program);
    if (GetFileAttributesW(script) == INVALID_FILE_ATTRIBUTES) return broken(program);

    SetDllDirectoryW(L""); /* no DLLs from the current folder */
    HMODULE library = LoadLibraryExW(joined(folder, python), NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    if (library == NULL) return broken(python);
    py_main_t py_main = (py_main_t)(void *)GetProcAddress(library, "Py_Main");
    if (py_main == NULL) return broken(python);

    /* -I: nothing from the user's environment; -B: nothing is written into the program's folder. */
    wchar_t *options[] = {argv[0], L"-I", L"-B", L"-X", L"utf8", script};
    int count = sizeof options / sizeof *options;
    wchar_t **words = calloc(count + argc, sizeof *words);
    if (words == NULL) return EXIT_BROKEN;
    memcpy(words, options, sizeof options);
    for (int i = 1; i < argc; i++) words[count++] = argv[i];
    return py_main(count, words);
}

int wmain(int argc, wchar_t **argv) {
    if (argc == 2 && wcscmp(argv[1], L"--data-stay") == 0) return say_data_stay();
    if (argc == 3 && wcscmp(argv[1], L"--remove-update-now") == 0) return remove_update_now(argv[2]);
    if (argc >= 4 && wcscmp(argv[1], L"--install") == 0) return install(argc, argv);
    DWORD length = GetModuleFileNameW(NULL, folder, LONGEST);
    if (length == 0 || length >= LONGEST) return EXIT_BROKEN;
    static wchar_t self[LONGEST];
    wcscpy(self, folder);
    *wcsrchr(folder, L'\\') = 0;
    if (argc == 2 && wcscmp(argv[1], L"--remove-update") == 0) return remove_update(self);

    enum update update = look_for_update();
    if (update == UNFIT_UPDATE) tell_unfit_update(argc);
    if (update != SOUND_UPDATE) return run(L"program\\main.py", argc, argv);
    const wchar_t *program = L"update\\program\\start.py";
    keep_in_use(joined(folder, program));
    int code = run(program, argc, argv);
    if (!is_set(WITHOUT_UPDATE)) return code;
    tell_unfit_update(argc);
    return start_without_update();
}
