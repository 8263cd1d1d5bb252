/* CK1's input as a text file: numbers in one fixed order, spaces and line feeds between them.
 *
 * The order, [i] over states, [m] over missions, [k] over capabilities:
 *   states missions capabilities months lag regions, region[i], gdp[i], growth[i], share[i],
 *   stock[i][k], target[i][k], distance[i][m], tie[i][m], need[m][k], beta[k][0..9], chunk[k],
 *   rate[k], transition[3][3], severity[3], scale4[3], conflict[m]
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "bench/ck1/input.h"
#include "engine/base/file.h"
#include "engine/base/number.h"

/* One way over all numbers, for writing (out) and for reading (at). */
typedef struct walk {
    FILE *out;
    const char *at;
    size_t number; /* of the number that is next, from 1 */
    ctg_error *error;
    ctg_status status;
} walk;

/* The next number of the file: its length, 0 after the first mistake. */
static size_t next(walk *w, const char **text)
{
    w->number++;
    w->at += strspn(w->at, " \t\r\n");
    *text = w->at;
    w->at += strcspn(w->at, " \t\r\n");
    return w->status == ctg_ok ? (size_t)(w->at - *text) : 0;
}

static void refuse(walk *w, const char *what, const char *text, size_t length, double least,
                   double most)
{
    if (w->status == ctg_ok) {
        w->status = ctg_error_add(w->error, ctg_input,
                                  "input of CK1, number %zu, %s: '%.*s'; from %g to %g", w->number,
                                  what, (int)(length < 40 ? length : 40), text, least, most);
    }
}

static void whole(walk *w, int *value, const char *what, int least, int most)
{
    const char *text = NULL;
    int64_t read = 0;
    if (w->out != NULL) {
        (void)fprintf(w->out, "%d\n", *value);
        return;
    }
    const size_t length = next(w, &text);
    if (ctg_number_whole(text, length, &read) != NULL || read < least || read > most) {
        refuse(w, what, text, length, least, most);
        return;
    }
    *value = (int)read;
}

static void real(walk *w, double *value, const char *what, double least, double most)
{
    const char *text = NULL;
    char written[CTG_NUMBER_ROOM];
    double read = 0.0;
    if (w->out != NULL) {
        ctg_number_write(*value, written);
        (void)fprintf(w->out, "%s\n", written);
        return;
    }
    const size_t length = next(w, &text);
    if (ctg_number_real(text, length, &read) != NULL || read < least || read > most) {
        refuse(w, what, text, length, least, most);
        return;
    }
    *value = read;
}

static void go_over_sizes(walk *w, ck1_sizes *size)
{
    whole(w, &size->states, "states", 1, ck1_states_most);
    whole(w, &size->missions, "missions", 1, ck1_missions_most);
    whole(w, &size->capabilities, "capabilities", 1, ck1_capabilities_most);
    whole(w, &size->months, "months", 1, ck1_months_most);
    whole(w, &size->lag, "lag", 1, ck1_lag_most);
    whole(w, &size->regions, "regions", 1, ck1_regions_most);
}

/* The numbers of each state, kind by kind. */
static void go_over_states(walk *w, ck1_input *input)
{
    const ck1_sizes *const size = &input->size;
    ck1_state *const states = input->states;
    for (int i = 0; i < size->states; i++) {
        whole(w, &states[i].region, "region", 0, size->regions - 1);
    }
    for (int i = 0; i < size->states; i++) {
        real(w, &states[i].gdp, "gdp", -10.0, 10.0);
    }
    for (int i = 0; i < size->states; i++) {
        real(w, &states[i].growth, "growth", -0.1, 0.1);
    }
    for (int i = 0; i < size->states; i++) {
        real(w, &states[i].share, "share", 0.0, 1.0);
    }
    for (int i = 0; i < size->states * size->capabilities; i++) {
        whole(w, &states[i / size->capabilities].stock[i % size->capabilities], "stock", 0,
              1000000);
    }
    for (int i = 0; i < size->states * size->capabilities; i++) {
        whole(w, &states[i / size->capabilities].target[i % size->capabilities], "target", 0,
              1000000);
    }
    for (int i = 0; i < size->states * size->missions; i++) {
        real(w, &states[i / size->missions].distance[i % size->missions], "distance", 0.0, 10.0);
    }
    for (int i = 0; i < size->states * size->missions; i++) {
        whole(w, &states[i / size->missions].tie[i % size->missions], "tie", 0, 1);
    }
}

/* The sums of a mission stay below 32768, chunks below the 16 entries of a lookup. */
static void go_over_rules(walk *w, ck1_input *input)
{
    const ck1_sizes *const size = &input->size;
    for (int at = 0; at < size->missions * size->capabilities; at++) {
        whole(w, &input->need[at / size->capabilities][at % size->capabilities], "need", 0, 1000);
    }
    for (int at = 0; at < size->capabilities * ck1_terms; at++) {
        real(w, &input->beta[at / ck1_terms][at % ck1_terms], "beta", -10.0, 10.0);
    }
    for (int k = 0; k < size->capabilities; k++) {
        whole(w, &input->chunk[k], "chunk", 1, 15);
    }
    for (int k = 0; k < size->capabilities; k++) {
        whole(w, &input->rate[k], "rate", 0, 1000);
    }
    for (int at = 0; at < ck1_conflicts * ck1_conflicts; at++) {
        real(w, &input->transition[at / ck1_conflicts][at % ck1_conflicts], "transition", 0.0, 1.0);
    }
    for (int c = 0; c < ck1_conflicts; c++) {
        real(w, &input->severity[c], "severity", 0.0, 10.0);
    }
    for (int c = 0; c < ck1_conflicts; c++) {
        whole(w, &input->scale4[c], "scale4", 0, 16);
    }
    for (int m = 0; m < size->missions; m++) {
        whole(w, &input->conflict[m], "conflict", 0, ck1_conflicts - 1);
    }
}

/* No utility may leave the range in which powers of two are finite: 2^w with |w| below 116. */
static ctg_status check_utilities(const ck1_input *input, ctg_error *error)
{
    double most[ck1_terms] = {1.0, 0.0, 1.0, 1.0, 0.0, 1.0, 0.0, 1.0, 1.0, 1.0};
    for (int i = 0; i < input->size.states; i++) {
        const ck1_state *const s = &input->states[i];
        most[1] = fmax(most[1], fabs(s->gdp) + fabs(s->growth) * input->size.months);
        for (int m = 0; m < input->size.missions; m++) {
            most[4] = fmax(most[4], s->distance[m]);
        }
    }
    for (int c = 0; c < ck1_conflicts; c++) {
        most[6] = fmax(most[6], input->severity[c]);
    }
    for (int k = 0; k < input->size.capabilities; k++) {
        double sum = 0.0;
        for (int f = 0; f < ck1_terms; f++) {
            sum += fabs(input->beta[k][f]) * most[f];
        }
        if (sum > 80.0) {
            return ctg_error_add(error, ctg_input,
                                 "input of CK1: the utility of capability %d could reach %g; at "
                                 "most 80",
                                 k, sum);
        }
    }
    return ctg_ok;
}

ctg_status ck1_input_write(const ck1_input *input, const char *path, ctg_error *error)
{
    ck1_input copy = *input;
    walk w = {.out = fopen(path, "w"), .status = ctg_ok};
    if (w.out == NULL) {
        return ctg_error_add(error, ctg_storage, "%s: %s", path, strerror(errno));
    }
    go_over_sizes(&w, &copy.size);
    go_over_states(&w, &copy);
    go_over_rules(&w, &copy);
    const bool failed = ferror(w.out) != 0;
    return fclose(w.out) != 0 || failed
               ? ctg_error_add(error, ctg_storage, "%s: could not be written", path)
               : ctg_ok;
}

static ctg_status read_text(ck1_input *input, const char *text, ctg_error *error)
{
    walk w = {.at = text, .error = error, .status = ctg_ok};
    ck1_sizes size = {0};
    go_over_sizes(&w, &size);
    CTG_TRY(w.status);
    CTG_TRY(ck1_input_open(input, size, error));
    go_over_states(&w, input);
    go_over_rules(&w, input);
    CTG_TRY(w.status);
    if (w.at[strspn(w.at, " \t\r\n")] != '\0') {
        return ctg_error_add(error, ctg_input, "input of CK1: something follows number %zu",
                             w.number);
    }
    return check_utilities(input, error);
}

ctg_status ck1_input_read(ck1_input *input, const char *path, ctg_error *error)
{
    ctg_file file = {NULL, 0};
    ctg_file_fault fault;
    *input = (ck1_input){0};
    const ctg_status found = ctg_file_read(&file, path, (size_t)1 << 30, &fault);
    if (found != ctg_ok) {
        return ctg_error_add(error, found, "%s: %s", path, fault.text);
    }
    const ctg_status status = read_text(input, file.bytes, error);
    ctg_file_destroy(&file);
    return status;
}
