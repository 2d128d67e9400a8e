/* Opora.exe: runs the bundled Python inside this process, so that the window, the task list and the taskbar show the
   name and the icon of the program. Loads runtime\python313.dll and calls Py_Main for program\main.py.

   No console and no other place for words: what is wrong with the installation is told in a message box, unless
   OPORA_QUIET is set (unattended checks). */
#include <windows.h>
#include <stdlib.h>
#include <stdio.h>
#include <wchar.h>

#define LONGEST 32768
#define EXIT_BROKEN 3

typedef int (*py_main_t)(int, wchar_t **);

static wchar_t folder[LONGEST];
static wchar_t text[LONGEST + 1024];

static wchar_t *inside(const wchar_t *name) {
    size_t size = wcslen(folder) + wcslen(name) + 2;
    wchar_t *path = malloc(size * sizeof *path);
    if (path == NULL) ExitProcess(EXIT_BROKEN);
    swprintf(path, size, L"%ls\\%ls", folder, name);
    return path;
}

static int broken(const wchar_t *name) {
    DWORD error = GetLastError();
    if (GetEnvironmentVariableW(L"OPORA_QUIET", NULL, 0)) return EXIT_BROKEN;
    swprintf(text, LONGEST + 1024,
             L"Программа установлена не полностью: нет файла «%ls» или он повреждён.\n\n"
             L"Установите «Опору» ещё раз. Данные при этом сохранятся: они лежат в другой папке.\n\n"
             L"Папка программы: %ls\nКод ошибки Windows: %lu", name, folder, error);
    MessageBoxW(NULL, text, L"Опора", MB_OK | MB_ICONERROR | MB_SETFOREGROUND);
    return EXIT_BROKEN;
}

/* Called by the uninstaller before the files go (wizard.py, SayDataStay). */
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

int wmain(int argc, wchar_t **argv) {
    if (argc == 2 && wcscmp(argv[1], L"--data-stay") == 0) return say_data_stay();
    DWORD length = GetModuleFileNameW(NULL, folder, LONGEST);
    if (length == 0 || length >= LONGEST) return EXIT_BROKEN;
    *wcsrchr(folder, L'\\') = 0;

    const wchar_t *program = L"program\\main.py", *python = L"runtime\\python313.dll";
    wchar_t *script = inside(program);
    if (GetFileAttributesW(script) == INVALID_FILE_ATTRIBUTES) return broken(program);

    SetDllDirectoryW(L""); /* no DLLs from the current folder */
    HMODULE library = LoadLibraryExW(inside(python), NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
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
