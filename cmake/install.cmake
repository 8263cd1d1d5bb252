# What `cmake --install` and `cpack` put where. The folder can be moved: nothing in it names where it
# was installed.
# SPDX-License-Identifier: GPL-3.0-or-later

set(CTG_PAGES "${PROJECT_BINARY_DIR}/pages")
set(CTG_SHARE "${CMAKE_INSTALL_DATADIR}/contingent")
set(CTG_CMAKE "${CMAKE_INSTALL_LIBDIR}/cmake/contingent")

# Manual pages and completions are what the program prints.
add_custom_command(OUTPUT "${CTG_PAGES}/made"
    COMMAND "${PROJECT_SOURCE_DIR}/tools/pages" "$<TARGET_FILE:contingent>" "${CTG_PAGES}"
    DEPENDS contingent "${PROJECT_SOURCE_DIR}/tools/pages"
    COMMENT "manual pages and completions"
    VERBATIM)
add_custom_target(pages ALL DEPENDS "${CTG_PAGES}/made")

install(TARGETS contingent)
install(TARGETS libcontingent EXPORT contingent)
install(FILES engine/contingent.h DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(DIRECTORY "${CTG_PAGES}/man1" DESTINATION "${CMAKE_INSTALL_MANDIR}")
install(FILES "${CTG_PAGES}/contingent" DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions")
install(FILES "${CTG_PAGES}/_contingent" DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/site-functions")
install(FILES "${CTG_PAGES}/contingent.fish"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")

# Scenarios with their tables and documents; the scripts that made them stay in the source.
install(DIRECTORY scenarios DESTINATION "${CTG_SHARE}"
    FILES_MATCHING PATTERN "*.cfg" PATTERN "*.csv" PATTERN "*.json" PATTERN "*.md"
    PATTERN compile EXCLUDE PATTERN estimate EXCLUDE PATTERN seed-facts.csv EXCLUDE)

# Documents lie as in the source, so that what they link to is there.
install(FILES README.md TUTORIAL.md CHANGELOG.md CITATION.cff SECURITY.md LICENSE
    DESTINATION "${CMAKE_INSTALL_DOCDIR}")
install(FILES tests/TRUST.md DESTINATION "${CMAKE_INSTALL_DOCDIR}/tests")
install(DIRECTORY engine analysis bench DESTINATION "${CMAKE_INSTALL_DOCDIR}"
    FILES_MATCHING PATTERN "*.md" PATTERN "*.svg" PATTERN contingent.h PATTERN scenario.h PATTERN sweep.h
    PATTERN what_if.c PATTERN read_store.py
    PATTERN base EXCLUDE PATTERN model EXCLUDE PATTERN run EXCLUDE PATTERN api EXCLUDE
    PATTERN commands EXCLUDE PATTERN validating EXCLUDE PATTERN ck1 EXCLUDE)
file(RELATIVE_PATH CTG_DOC_TO_SHARE "/${CMAKE_INSTALL_DOCDIR}" "/${CTG_SHARE}")
install(CODE "file(CREATE_LINK \"${CTG_DOC_TO_SHARE}/scenarios\"
    \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_DOCDIR}/scenarios\" SYMBOLIC)")

# For programs that link the library: find_package(contingent), pkg-config contingent.
include(CMakePackageConfigHelpers)
install(EXPORT contingent NAMESPACE contingent:: DESTINATION "${CTG_CMAKE}"
    FILE contingentTargets.cmake)
configure_package_config_file(cmake/contingentConfig.cmake.in contingentConfig.cmake
    INSTALL_DESTINATION "${CTG_CMAKE}" PATH_VARS CTG_SHARE)
write_basic_package_version_file(contingentConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/contingentConfig.cmake"
    "${CMAKE_CURRENT_BINARY_DIR}/contingentConfigVersion.cmake" DESTINATION "${CTG_CMAKE}")
file(RELATIVE_PATH CTG_TO_PREFIX "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
configure_file(cmake/contingent.pc.in contingent.pc @ONLY)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/contingent.pc"
    DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
