/* Stand-in for windows.ui.dll in the Wine of the tests, never shipped: Wine 8 has no Windows.UI.ViewManagement.UISettings,
   without which Qt's windows platform stops. One object that lives for ever, with fixed answers: light colours, no effects. */
#define COBJMACROS
#include <windows.h>
#include <inspectable.h>

typedef HRESULT (WINAPI *method)(void);
typedef struct { const method *methods; } interface_t;

static HRESULT WINAPI query(void *self, REFIID wanted, void **found);
static ULONG WINAPI stay(void *self) { (void)self; return 1; }
static HRESULT WINAPI no_ids(void *self, ULONG *count, IID **ids) { (void)self; *count = 0; *ids = NULL; return S_OK; }
static HRESULT WINAPI no_name(void *self, HSTRING *name) { (void)self; *name = NULL; return S_OK; }
static HRESULT WINAPI trust(void *self, TrustLevel *level) { (void)self; *level = BaseTrust; return S_OK; }

static HRESULT WINAPI yes(void *self, BYTE *answer) { (void)self; *answer = 1; return S_OK; }
static HRESULT WINAPI no(void *self, BYTE *answer) { (void)self; *answer = 0; return S_OK; }
static HRESULT WINAPI zero(void *self, UINT32 *answer) { (void)self; *answer = 0; return S_OK; }
static HRESULT WINAPI no_size(void *self, float *size) { (void)self; size[0] = size[1] = 0; return S_OK; }
static HRESULT WINAPI half_second(void *self, UINT32 *answer) { (void)self; *answer = 500; return S_OK; }
static HRESULT WINAPI one(void *self, double *answer) { (void)self; *answer = 1.0; return S_OK; }
static HRESULT WINAPI subscribe(void *self, void *handler, INT64 *token) { (void)self; (void)handler; *token = 1; return S_OK; }
static HRESULT WINAPI unsubscribe(void *self, INT64 token) { (void)self; (void)token; return S_OK; }

/* A, R, G, B: background, foreground, three darker accents, the accent, three lighter ones */
static const BYTE colours[][4] = {
    {255, 255, 255, 255}, {255, 0, 0, 0}, {255, 0, 38, 66}, {255, 0, 62, 146}, {255, 0, 90, 158},
    {255, 0, 120, 215}, {255, 66, 156, 227}, {255, 118, 185, 237}, {255, 166, 216, 255}};
static HRESULT WINAPI colour(void *self, int kind, BYTE *answer) {
    (void)self;
    memcpy(answer, colours[kind >= 0 && kind < 9 ? kind : 0], 4);
    return S_OK;
}

static HRESULT WINAPI activate(void *self, void **made);

#define M(f) ((method)(void *)(f))
#define INSPECTABLE M(query), M(stay), M(stay), M(no_ids), M(no_name), M(trust)
static const method factory[] = {INSPECTABLE, M(activate)};
static const method settings1[] = {
    INSPECTABLE, M(zero), M(no_size), M(no_size), M(no_size), M(no_size), M(half_second), M(no), M(no),
    M(half_second), M(zero), M(half_second), M(half_second), M(colour)};
static const method settings2[] = {INSPECTABLE, M(one), M(subscribe), M(unsubscribe)};
static const method settings3[] = {INSPECTABLE, M(colour), M(subscribe), M(unsubscribe)};
static const method settings4[] = {INSPECTABLE, M(no), M(subscribe), M(unsubscribe)};
static const method settings5[] = {INSPECTABLE, M(yes), M(subscribe), M(unsubscribe)};

static const struct { GUID id; interface_t part; } parts[] = {
    {{0x00000035, 0, 0, {0xc0, 0, 0, 0, 0, 0, 0, 0x46}}, {factory}},
    {{0x00000000, 0, 0, {0xc0, 0, 0, 0, 0, 0, 0, 0x46}}, {factory}},
    {{0xaf86e2e0, 0xb12d, 0x4c6a, {0x9c, 0x5a, 0xd7, 0xaa, 0x65, 0x10, 0x1e, 0x90}}, {factory}},
    {{0x94ea2b94, 0xe9cc, 0x49e0, {0xc0, 0xff, 0xee, 0x64, 0xca, 0x8f, 0x5b, 0x90}}, {factory}},
    {{0x85361600, 0x1c63, 0x4627, {0xbc, 0xb1, 0x3a, 0x89, 0xe0, 0xbc, 0x9c, 0x55}}, {settings1}},
    {{0xbad82401, 0x2721, 0x44f9, {0xbb, 0x91, 0x2b, 0xb2, 0x28, 0xbe, 0x44, 0x2f}}, {settings2}},
    {{0x03021be4, 0x5254, 0x4781, {0x81, 0x94, 0x51, 0x68, 0xf7, 0xd0, 0x6d, 0x7b}}, {settings3}},
    {{0x52bb3002, 0x919b, 0x4d6b, {0x9b, 0x78, 0x8d, 0xd6, 0x6f, 0xf4, 0xb9, 0x3b}}, {settings4}},
    {{0x5349d588, 0x0cb5, 0x5f05, {0xbd, 0x34, 0x70, 0x6b, 0x32, 0x31, 0xf0, 0xbd}}, {settings5}},
};

static HRESULT WINAPI query(void *self, REFIID wanted, void **found) {
    (void)self;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (IsEqualGUID(wanted, &parts[i].id)) {
            *found = (void *)&parts[i].part;
            return S_OK;
        }
    *found = NULL;
    return E_NOINTERFACE;
}

static HRESULT WINAPI activate(void *self, void **made) { (void)self; *made = (void *)&parts[4].part; return S_OK; }

__declspec(dllexport) HRESULT WINAPI DllGetActivationFactory(HSTRING name, void **made) {
    (void)name;
    *made = (void *)&parts[0].part;
    return S_OK;
}
__declspec(dllexport) HRESULT WINAPI DllCanUnloadNow(void) { return S_FALSE; }
