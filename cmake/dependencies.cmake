# What Debian provides, each as a target: PkgConfig::NAME, ctg_csv, ctg_random123, OpenMP::OpenMP_C.
#
# The packages that hold them are listed in tools/packages.
# SPDX-License-Identifier: GPL-3.0-or-later

find_package(PkgConfig REQUIRED)
find_package(OpenMP REQUIRED COMPONENTS C)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)
pkg_check_modules(md REQUIRED IMPORTED_TARGET libmd)
pkg_check_modules(config REQUIRED IMPORTED_TARGET libconfig)
pkg_check_modules(sqlite3 REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(gsl REQUIRED IMPORTED_TARGET gsl)
pkg_check_modules(jansson REQUIRED IMPORTED_TARGET jansson)
if(CTG_TESTS)
    pkg_check_modules(cmocka REQUIRED IMPORTED_TARGET cmocka)
endif()

# libcsv and Random123 come without pkg-config files.
find_path(CTG_CSV_HEADERS csv.h REQUIRED)
find_library(CTG_CSV_LIBRARY csv REQUIRED)
add_library(ctg_csv INTERFACE)
target_include_directories(ctg_csv SYSTEM INTERFACE "${CTG_CSV_HEADERS}")
target_link_libraries(ctg_csv INTERFACE "${CTG_CSV_LIBRARY}")

find_path(CTG_RANDOM123_HEADERS Random123/philox.h REQUIRED)
add_library(ctg_random123 INTERFACE)
target_include_directories(ctg_random123 SYSTEM INTERFACE "${CTG_RANDOM123_HEADERS}")
