# build/.../generated/contingent_documents.h: what `contingent explain` takes from documents, and which
# file of the model reckons each measure.
#
# Run as a script (cmake -P) it writes the file; included, it makes the target. Documents are arrays of
# bytes, because C11 promises no string of more than 4095.
# SPDX-License-Identifier: GPL-3.0-or-later

if(NOT CMAKE_SCRIPT_MODE_FILE)
    file(GLOB records CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/engine/model/record*.c")
    set(header "${PROJECT_BINARY_DIR}/generated/contingent_documents.h")
    add_custom_command(OUTPUT "${header}"
        COMMAND "${CMAKE_COMMAND}" "-Dsource=${PROJECT_SOURCE_DIR}" "-Dheader=${header}"
            -P "${CMAKE_CURRENT_LIST_FILE}"
        DEPENDS "${CMAKE_CURRENT_LIST_FILE}" ${records} "${PROJECT_SOURCE_DIR}/engine/MODEL.md"
            "${PROJECT_SOURCE_DIR}/scenarios/data/SOURCES.md"
        COMMENT "contingent_documents.h"
        VERBATIM)
    add_custom_target(ctg_documents_header DEPENDS "${header}")
    return()
endif()
cmake_minimum_required(VERSION 3.25)

# The bytes of a file as the initializer of an array, a line for each of its lines.
function(bytes_of file to)
    file(READ "${source}/${file}" hex HEX)
    string(REGEX REPLACE "(..)" "0x\\1," hex "${hex}")
    string(REPLACE "0x0a," "0x0a,
" hex "${hex}")
    set(${to} "${hex}" PARENT_SCOPE)
endfunction()

bytes_of(engine/MODEL.md model)
bytes_of(scenarios/data/SOURCES.md sources)

set(reckoned "")
file(GLOB records RELATIVE "${source}" "${source}/engine/model/record*.c")
foreach(record IN LISTS records)
    file(READ "${source}/${record}" code)
    string(REGEX MATCHALL "ctg_measure_[a-z0-9]+_[a-z0-9_]+" names "${code}")
    list(REMOVE_DUPLICATES names)
    foreach(name IN LISTS names)
        string(APPEND reckoned "    {\"${name}\", \"${record}\"},\n")
    endforeach()
endforeach()

file(WRITE "${header}"
"/* Documents, and which file reckons which measure; written by cmake/documents.cmake.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CONTINGENT_DOCUMENTS_H
#define CONTINGENT_DOCUMENTS_H

static const char *const ctg_documents_reckoned[][2] = {
${reckoned}};

static const unsigned char ctg_documents_model[] = {
${model}0};

static const unsigned char ctg_documents_sources[] = {
${sources}0};

#endif
")
