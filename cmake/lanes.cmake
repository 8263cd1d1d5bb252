# One source, compiled once a path of lanes: STEM_plain.c, STEM_avx2.c, STEM_avx512.c (engine/base/lanes.h).
# SPDX-License-Identifier: GPL-3.0-or-later

set(CTG_LANES_FLAGS_plain -fopenmp-simd -fno-trapping-math)
set(CTG_LANES_FLAGS_avx2 -mavx2 -mbmi2 -mpopcnt)
set(CTG_LANES_FLAGS_avx512 ${CTG_LANES_FLAGS_avx2} -mavx512f -mavx512bw -mavx512dq -mavx512vl)
set(CTG_LANES_PATHS plain)
set(supports !sizeof) # of a name: no machine without paths has any feature
if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64|amd64)$")
    list(APPEND CTG_LANES_PATHS avx2 avx512)
    set(supports __builtin_cpu_supports)
endif()
set_source_files_properties(engine/base/lanes_path.c PROPERTIES
    COMPILE_DEFINITIONS "CTG_CPU_SUPPORTS=${supports}")

# ctg_lanes_sources(VARIABLE STEM): the files of this machine's paths, each with its flags.
function(ctg_lanes_sources variable stem)
    foreach(path IN LISTS CTG_LANES_PATHS)
        list(APPEND sources "${stem}_${path}.c")
        set_source_files_properties("${stem}_${path}.c" PROPERTIES
            COMPILE_OPTIONS "${CTG_LANES_FLAGS_${path}}")
    endforeach()
    set(${variable} ${sources} PARENT_SCOPE)
endfunction()
