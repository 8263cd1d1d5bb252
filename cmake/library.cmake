# libcontingent: the engine as one shared library, of which contingent.h alone is to be seen, and the
# example that uses it.
# SPDX-License-Identifier: GPL-3.0-or-later

add_library(libcontingent SHARED $<TARGET_OBJECTS:ctg_api>)
set_target_properties(libcontingent PROPERTIES
    OUTPUT_NAME contingent
    EXPORT_NAME contingent
    LINKER_LANGUAGE C
    VERSION ${PROJECT_VERSION}
    SOVERSION ${PROJECT_VERSION_MAJOR})
target_link_libraries(libcontingent PRIVATE ctg_io)
target_include_directories(libcontingent INTERFACE
    "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/engine>"
    "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>")

add_executable(what_if "${PROJECT_SOURCE_DIR}/engine/examples/what_if.c")
target_link_libraries(what_if PRIVATE libcontingent m)
