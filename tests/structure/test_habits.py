"""Habits that a machine can see: who may start threads, print, exit, read numbers with the C library,
use its mathematics; no unfinished marks, no extern in a .c, no get_.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import re

import tree

LIBM = ("exp exp2 exp10 expm1 log log2 log10 log1p pow sin cos tan asin acos atan atan2 sinh cosh "
        "tanh asinh acosh atanh cbrt hypot erf erfc tgamma lgamma fma").replace(" ", "|")
BELOW_COMMANDS = r"engine/(?!examples/)|analysis/(?!commands/)|bench/"
OURS = r"engine/(?!examples/)|analysis/|bench/(?!ck1/)"  # CK1 is a yardstick, naive on purpose

HABITS = [  # pattern in C without comments and strings, where it must not be, the sentence
    (r"#\s*pragma\s+omp\b|\b_Pragma\b|\bomp_\w+", r"engine/(?!run/)|analysis/|bench/(?!ck1/)",
     "OpenMP is used by engine/run only"),
    (r"#\s*pragma\s+omp\b.*\breduction\b", OURS,
     "an OpenMP reduction has no fixed order of sums"),
    (r"\b(exit|_exit|_Exit|quick_exit|abort|atexit)\s*\(", BELOW_COMMANDS,
     "only the command line may end the program"),
    (r"\b(v?printf|puts|putchar|perror|v?warnx?|v?errx?)\s*\(|\b(stdout|stderr|STDOUT_FILENO"
     r"|STDERR_FILENO)\b", BELOW_COMMANDS, "only the command line may print"),
    (r"\b(strto(d|f|ld)|ato(f|i|l|ll)|v?[sf]?scanf)\s*\(", OURS,
     "numbers are read by engine/base/number.h, because the C library listens to the locale"),
    (rf"\b({LIBM})[fl]?\s*\(", r"engine/",
     "the C library's mathematics differ between machines; see engine/base/maths.h"),
    (r"\b(s?rand|rand_r|s?random|[dlmejn]rand48|gsl_rng_\w+|gsl_ran_\w+)\s*\(", OURS,
     "draws are named by what they are for: engine/base/draw.h"),
    (r"\b(time|clock|gettimeofday|localtime|getenv|setlocale)\s*\(", r"engine/(?!run/)",
     "what a world does depends on its inputs alone, not on the clock or the environment"),
    (r"\b(sprintf|vsprintf|gets|strtok|alloca)\s*\(", OURS,
     "this function cannot be told how much room there is"),
    (r"(?m)^extern\b", r".*\.c$", "what is shared is declared in a header, not by extern in a .c"),
    (r"\bctg_(\w+_)?get_\w+", OURS, "a question is a noun: no get_"),
    (r"(?m)^#\s*(if|ifdef|ifndef)\b(?!.*_H$)", r"engine/(?!base/|contingent\.h)|analysis/(?!commands/)|bench/(?!ck1/)",
     "ways of doing a thing are chosen by a parameter, not by #if; what a processor has is asked in engine/base"),
]
MARKS = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX|HA" r"CK)\b")


def check(root):
    findings = []
    for name in tree.files(root, ".c", ".h"):
        code = tree.bare(tree.text(root, name))
        for pattern, where, sentence in HABITS:
            if not re.match(where, name):
                continue
            for match in re.finditer(pattern, code):
                findings.append(f"{name}:{tree.line_of(code, match.start())}: "
                                f"{match.group(0).strip()}: {sentence}")
    for name in tree.files(root, ".c", ".h", ".def", ".py", ".sh", ".cmake", "CMakeLists.txt"):
        for number, line in enumerate(tree.text(root, name).splitlines(), 1):
            if MARKS.search(line):
                findings.append(f"{name}:{number}: an unfinished mark: {line.strip()}")
    return findings


GOOD = {"engine/run/a.c": "#pragma omp parallel for\n    x = sqrt(y) + my_exp(z) + s->time;\n",
        "engine/base/a.c": '/* printf( */ f("exit(1)"); snprintf(t, 8, "x");\n',
        "engine/base/a.h": "#ifndef A_H\n#define A_H\n#endif\n",
        "analysis/commands/a.c": "printf(a); exit(2);\n", "analysis/a.c": "y = exp(x);\n"}
PLANTED = [
    ("threads in the model", {"engine/model/a.c": "#pragma omp parallel\n"}, "by engine/run only"),
    ("an OpenMP call in analysis", {"analysis/a.c": "omp_get_max_threads();\n"}, "by engine/run only"),
    ("a reduction", {"engine/run/a.c": "#pragma omp for reduction(+ : x)\n"}, "no fixed order"),
    ("an exit", {"engine/io/a.c": "exit(1);\n"}, "end the program"),
    ("a print", {"analysis/a.c": "printf(x);\n"}, "may print"),
    ("a print in the benchmark", {"bench/ck1/a.c": "printf(x);\n"}, "may print"),
    ("a print to stderr", {"engine/base/a.c": "fprintf(stderr, x);\n"}, "may print"),
    ("strtod", {"engine/base/number.c": "strtod(a, b);\n"}, "locale"),
    ("sscanf", {"analysis/commands/a.c": "sscanf (a, b);\n"}, "locale"),
    ("exp", {"engine/model/a.c": "x = exp(y);\n"}, "differ between machines"),
    ("powf", {"engine/model/a.c": "x = powf (y, 2);\n"}, "differ between machines"),
    ("rand", {"engine/model/a.c": "x = rand();\n"}, "named by what they are for"),
    ("the clock", {"engine/model/a.c": "x = time(NULL);\n"}, "inputs alone"),
    ("the environment", {"engine/base/a.c": 'x = getenv("A");\n'}, "inputs alone"),
    ("sprintf", {"engine/base/a.c": "sprintf(a, b);\n"}, "how much room"),
    ("extern in a .c", {"engine/base/a.c": "int x;\nextern int y;\n"}, "not by extern"),
    ("get_", {"engine/base/a.h": "int ctg_a_get_x(void);\n"}, "no get_"),
    ("a way chosen by #if", {"engine/model/a.c": "#ifdef FAST\n#endif\n"}, "not by #if"),
    ("an unfinished mark", {"bench/a.py": "# TO" "DO later\n"}, "unfinished mark"),
]

if __name__ == "__main__":
    tree.main(check, PLANTED, GOOD)
