/* Every parameter of the model, once: the rows of engine/parameters.def.
 *
 * A parameter is one number, kept as a double (a switch is 0 or 1, a whole number is whole). What
 * varies by state, mission, unit or programme is a table, not a parameter.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_PARAMETERS_H
#define CTG_MODEL_PARAMETERS_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/month.h"

typedef enum ctg_parameter_id {
#define CTG_PARAMETER(kind, group, name, value, least, most, low, high, unit, basis, source, what) \
    ctg_parameter_##group##_##name,
#include "engine/parameters.def"
#undef CTG_PARAMETER
    CTG_PARAMETERS
} ctg_parameter_id;

/* The same numbers by name: `p->training_lapse_half_life_months` is `p->value[...]` by another
 * road. Units are in the rows of parameters.def. */
typedef union ctg_parameters {
    struct {
#define CTG_PARAMETER(kind, group, name, value, least, most, low, high, unit, basis, source, what) \
    double group##_##name;
#include "engine/parameters.def"
#undef CTG_PARAMETER
    };
    double value[CTG_PARAMETERS];
} ctg_parameters;

typedef enum ctg_parameter_kind {
    ctg_parameter_real,
    ctg_parameter_whole,
    ctg_parameter_switch
} ctg_parameter_kind;

typedef enum ctg_parameter_basis {
    ctg_basis_seen,
    ctg_basis_computed,
    ctg_basis_assumed
} ctg_parameter_basis;

typedef struct ctg_parameter {
    ctg_parameter_kind kind;
    const char *path;   /* "training.lapse_half_life_months" */
    double value;       /* the default, and the mode of the draws */
    double least, most; /* allowed */
    double low, high;   /* what is plausible: replicates draw between them; equal: never drawn */
    const char *unit;
    ctg_parameter_basis basis;
    const char *source;
    const char *what;
} ctg_parameter;

/* The row of a parameter; `id` below CTG_PARAMETERS. */
const ctg_parameter *ctg_parameters_row(ctg_parameter_id id);

/* Sets every parameter to its default. */
void ctg_parameters_default(ctg_parameters *parameters);

const char *ctg_parameters_basis_name(ctg_parameter_basis basis);

/* A policy's change of a parameter, in force in the months from <= t < to. */
typedef enum ctg_operation { ctg_multiply, ctg_add, ctg_set } ctg_operation;

typedef struct ctg_change {
    ctg_parameter_id parameter;
    ctg_operation operation;
    double operand;
    ctg_month from, to;
} ctg_change;

#endif
