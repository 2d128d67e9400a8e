/* Part of the stand-in for ucrtbase.dll in the Wine of the tests, never shipped: six functions that Wine 8 lacks and numpy
   calls when it is imported. Everything else is forwarded to Wine's own DLL (prefix.py). */
typedef struct { float re, im; } complex_float;
typedef struct { double re, im; } complex_double;

float my_crealf(complex_float z) { return z.re; }
float my_cimagf(complex_float z) { return z.im; }
double my_creal(complex_double z) { return z.re; }
double my_cimag(complex_double z) { return z.im; }
double my_creall(complex_double z) { return z.re; }
double my_cimagl(complex_double z) { return z.im; }

int _fltused = 0;
int __stdcall DllMainCRTStartup(void *module, unsigned reason, void *reserved) {
    (void)module; (void)reason; (void)reserved;
    return 1;
}
