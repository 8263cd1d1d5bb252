# A floor of the house as a static library, and the program above them.
# SPDX-License-Identifier: GPL-3.0-or-later

# ctg_floor(NAME FOLDER [ABOVE floor] [LINKS target ...]): library ctg_NAME of FOLDER/*.c. LINKS are
# for this floor alone: their headers and flags are not passed on. A floor without a file yet is
# an empty library.
function(ctg_floor name folder)
    cmake_parse_arguments(PARSE_ARGV 2 floor "" "ABOVE" "LINKS")
    file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/${folder}/*.c")
    list(TRANSFORM floor_ABOVE PREPEND ctg_)
    if(NOT sources)
        add_library(ctg_${name} INTERFACE)
        target_link_libraries(ctg_${name} INTERFACE ${floor_ABOVE})
        return()
    endif()
    add_library(ctg_${name} STATIC ${sources})
    target_include_directories(ctg_${name} PUBLIC "${PROJECT_SOURCE_DIR}")
    target_link_libraries(ctg_${name} PUBLIC ${floor_ABOVE} PRIVATE ${floor_LINKS})
endfunction()

# ctg_program(NAME FOLDER ABOVE floor [LINKS target ...]): the executable of FOLDER/*.c; the only
# place that may include contingent_build.h and contingent_documents.h.
function(ctg_program name folder)
    cmake_parse_arguments(PARSE_ARGV 2 program "" "ABOVE" "LINKS")
    file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/${folder}/*.c")
    if(NOT sources MATCHES "/main\\.c")
        message(WARNING "${folder}/main.c is missing: ${name} is not built")
        return()
    endif()
    add_executable(${name} ${sources})
    target_include_directories(${name} PRIVATE "${PROJECT_BINARY_DIR}/generated")
    target_link_libraries(${name} PRIVATE ctg_${program_ABOVE} ${program_LINKS})
    add_dependencies(${name} ctg_build_header ctg_documents_header)
endfunction()
