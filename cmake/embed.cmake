# Files that become part of the program, byte by byte.
#
# ctg_embed(TARGET NAME FILE): the target gets `const ctg_embedded ctg_embedded_NAME`
# (analysis/commands/embedded.h) with the bytes of FILE; made anew when it changes.
# SPDX-License-Identifier: GPL-3.0-or-later

if(CMAKE_SCRIPT_MODE_FILE)
    file(READ "${FROM}" digits HEX)
    string(LENGTH "${digits}" size)
    math(EXPR size "${size} / 2")
    string(REGEX REPLACE "(................................)" "\\1\n" digits "${digits}")
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${digits}")
    file(WRITE "${TO}" "#include \"analysis/commands/embedded.h\"\n"
        "static const unsigned char bytes[] = {${bytes}0};\n"
        "const ctg_embedded ctg_embedded_${NAME} = {bytes, ${size}};\n")
    return()
endif()

function(ctg_embed target name from)
    set(to "${PROJECT_BINARY_DIR}/generated/embedded_${name}.c")
    add_custom_command(OUTPUT "${to}"
        COMMAND "${CMAKE_COMMAND}" "-DNAME=${name}" "-DFROM=${PROJECT_SOURCE_DIR}/${from}"
            "-DTO=${to}" -P "${PROJECT_SOURCE_DIR}/cmake/embed.cmake"
        DEPENDS "${PROJECT_SOURCE_DIR}/${from}" "${PROJECT_SOURCE_DIR}/cmake/embed.cmake"
        COMMENT "Embedding ${from}" VERBATIM)
    target_sources(${target} PRIVATE "${to}")
endfunction()
