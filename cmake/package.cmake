# The Debian package: `cpack --config build/release/CPackConfig.cmake -B FOLDER`.
# SPDX-License-Identifier: GPL-3.0-or-later

set(CTG_MAINTAINER "The contingent developers <contingent@contingent.invalid>" CACHE STRING
    "who a Debian package names as its maintainer")
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "${CTG_MAINTAINER}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "simulates who contributes to peacekeeping, and with what")
set(CPACK_PACKAGE_DESCRIPTION
"The member states of the United Nations, month by month: who sends troops,
police and officers to which mission, who pays and when, who trains whom, and
what that leaves each region able to send. Many possible futures are run, and
every number comes with its range. The same inputs give the same bits on any
number of threads.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
file(WRITE "${PROJECT_BINARY_DIR}/debian/triggers" "activate-noawait ldconfig\n")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA "${PROJECT_BINARY_DIR}/debian/triggers")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_PRE_BUILD_SCRIPTS "${PROJECT_SOURCE_DIR}/cmake/debian.cmake")
include(CPack)
