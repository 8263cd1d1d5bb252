# Flags of every target: the language, equal bits everywhere, warnings, hardening, sanitizers.
#
# Assertions stay on in every build (no NDEBUG): a broken promise of the program must end it.
# SPDX-License-Identifier: GPL-3.0-or-later

if(NOT DEFINED CMAKE_BUILD_TYPE OR CMAKE_BUILD_TYPE STREQUAL "")
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Release, Debug or None (flags of your own)" FORCE)
endif()
set(CMAKE_C_FLAGS_RELEASE "-O3")
set(CMAKE_C_FLAGS_DEBUG "-Og -g")

set(CMAKE_C_STANDARD 11)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_C_EXTENSIONS OFF)
add_compile_definitions(_POSIX_C_SOURCE=200809L)

# Equal bits: a multiplication and an addition are never contracted into one rounding. Nobody reads
# the flags that an operation raises, so those on a road not taken may be done, too: no bit changes.
set(CTG_FLAGS -ffp-contract=off -fno-trapping-math)

list(APPEND CTG_FLAGS -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes
     -Wmissing-prototypes -Wcast-qual -Wwrite-strings -Wdouble-promotion)
if(CTG_WERROR OR DEFINED ENV{CI})
    list(APPEND CTG_FLAGS -Werror)
endif()

if(CTG_SANITIZE)
    list(APPEND CTG_FLAGS -O1 -g -fno-omit-frame-pointer -fsanitize=${CTG_SANITIZE})
    if(CTG_SANITIZE MATCHES fuzzer) # the faster, the more is tried; dictionaries know what is compared
        list(APPEND CTG_FLAGS -O2 -fno-sanitize-coverage=trace-cmp)
    endif()
    add_link_options(-fsanitize=${CTG_SANITIZE})
    if(CTG_SANITIZE MATCHES undefined)
        list(APPEND CTG_FLAGS -fsanitize=float-cast-overflow -fno-sanitize-recover=all)
    endif()
else()
    list(APPEND CTG_FLAGS -fstack-protector-strong -fstack-clash-protection)
    if(CMAKE_BUILD_TYPE STREQUAL Release)
        list(APPEND CTG_FLAGS -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3)
    endif()
endif()
# One compilation serves the program and libcontingent. What is hidden can still be inlined in its
# file and is called without a detour; contingent.h says what is not.
list(APPEND CTG_FLAGS -fPIC -fvisibility=hidden)
add_link_options($<$<STREQUAL:$<TARGET_PROPERTY:TYPE>,EXECUTABLE>:-pie> -Wl,-z,relro,-z,now)

# No path of the building machine in what is built (assertions name their file).
add_compile_options(${CTG_FLAGS} "-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=")
