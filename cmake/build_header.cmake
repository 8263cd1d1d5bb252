# build/.../generated/contingent_build.h: what was built, how, from which commit.
#
# Written anew at every build, because a commit does not make CMake configure again; left alone when
# nothing changed. Run as a script (cmake -P) it writes the file; included, it makes the target.
# SPDX-License-Identifier: GPL-3.0-or-later

if(NOT CMAKE_SCRIPT_MODE_FILE)
    string(TOUPPER "${CMAKE_BUILD_TYPE}" type)
    string(JOIN " " flags ${CMAKE_C_FLAGS} ${CMAKE_C_FLAGS_${type}} -std=c11 ${CTG_FLAGS})
    add_custom_target(ctg_build_header
        COMMAND "${CMAKE_COMMAND}"
            "-Dsource=${PROJECT_SOURCE_DIR}"
            "-Dheader=${PROJECT_BINARY_DIR}/generated/contingent_build.h"
            "-Dversion=${PROJECT_VERSION}"
            "-Dcompiler=${CMAKE_C_COMPILER_ID} ${CMAKE_C_COMPILER_VERSION}"
            "-Dflags=${flags}"
            "-Dtype=${CMAKE_BUILD_TYPE}"
            "-Dlibraries=libconfig ${config_VERSION}, xxHash ${xxhash_VERSION}, libmd ${md_VERSION}, OpenMP ${OpenMP_C_VERSION}"
            -P "${CMAKE_CURRENT_LIST_FILE}"
        BYPRODUCTS "${PROJECT_BINARY_DIR}/generated/contingent_build.h"
        COMMENT "contingent_build.h"
        VERBATIM)
    return()
endif()
cmake_minimum_required(VERSION 3.25)

# The commit, with "+changes" when what is built is not what was committed; "unknown" without git
# or where the source stands inside some other project's repository.
set(commit unknown)
find_program(git git)
if(git)
    execute_process(COMMAND "${git}" -C "${source}" rev-parse --show-prefix HEAD
        OUTPUT_VARIABLE head RESULT_VARIABLE failed ERROR_QUIET)
    if(NOT failed AND head MATCHES "^\n([0-9a-f]+)\n$")
        set(commit "${CMAKE_MATCH_1}")
        execute_process(COMMAND "${git}" -C "${source}" status --porcelain
            -- engine bench analysis cmake CMakeLists.txt CMakePresets.json
            OUTPUT_VARIABLE changes ERROR_QUIET)
        if(changes)
            string(APPEND commit "+changes")
        endif()
    endif()
endif()

file(CONFIGURE OUTPUT "${header}" @ONLY CONTENT
"/* What was built, how, from which commit; written by cmake/build_header.cmake.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CONTINGENT_BUILD_H
#define CONTINGENT_BUILD_H

#define CTG_BUILD_VERSION \"${version}\"
#define CTG_BUILD_COMMIT \"${commit}\"
#define CTG_BUILD_COMPILER \"${compiler}\"
#define CTG_BUILD_FLAGS \"${flags}\"
#define CTG_BUILD_TYPE \"${type}\"
#define CTG_BUILD_LIBRARIES \"${libraries}\"

#endif
")
