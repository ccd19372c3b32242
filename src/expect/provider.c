/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The promises of several definitions: read, put in order, and found again.
 */
#include "config.h"

#include "expect/provider.h"

#include <stdlib.h>
#include <string.h>

#include "expect/provider-read.h"

static int by_name(const void *a, const void *b)
{
	const struct promise *x = a, *y = b;
	int order = strcmp(x->provider, y->provider);

	if (!order)
		order = strcmp(x->name, y->name);
	if (!order && x->source != y->source)
		return x->source < y->source ? -1 : 1;
	return order ? order : (x->line > y->line) - (x->line < y->line);
}

static bool same_arguments(const struct providers *providers,
			   const struct promise *a, const struct promise *b)
{
	if (a->argument_count != b->argument_count)
		return false;
	for (size_t i = 0; i < a->argument_count; i++) {
		struct span x = providers->arguments[a->first_argument + i].text;
		struct span y = providers->arguments[b->first_argument + i].text;

		if (x.length != y.length || memcmp(x.at, y.at, x.length) != 0)
			return false;
	}
	return true;
}

/* Declared twice, as in the two branches of an #if: one promise. */
static void merge(struct providers *providers)
{
	struct promise *promises = providers->promises;
	size_t kept = 0;

	for (size_t i = 0; i < providers->count; i++) {
		struct promise *last = kept ? &promises[kept - 1] : NULL;

		if (!last || strcmp(last->provider, promises[i].provider) != 0 ||
		    strcmp(last->name, promises[i].name) != 0) {
			promises[kept++] = promises[i];
			continue;
		}
		last->conditional &= promises[i].conditional;
		last->any_arguments |= promises[i].any_arguments ||
			!same_arguments(providers, last, &promises[i]);
		free(promises[i].name);
	}
	providers->count = kept;
}

static struct providers *finish(struct providers *providers, bool good)
{
	if (!good) {
		providers_free(providers);
		return NULL;
	}
	qsort(providers->promises, providers->count,
	      sizeof(*providers->promises), by_name);
	merge(providers);
	providers->held = calloc(providers->count + 1,
				 sizeof(*providers->held));
	if (providers->held)
		return providers;
	providers_free(providers);
	return NULL;
}

static struct providers *new_providers(size_t sources)
{
	struct providers *providers = calloc(1, sizeof(*providers));

	if (providers)
		providers->sources = calloc(sources, sizeof(struct source));
	if (providers && !providers->sources) {
		free(providers);
		return NULL;
	}
	return providers;
}

struct providers *providers_read(const char *const *paths, size_t count,
				 char **error)
{
	struct providers *providers = new_providers(count);
	bool good = true;

	*error = NULL;
	for (size_t i = 0; providers && good && i < count; i++) {
		providers->source_count++;
		good = source_read(&providers->sources[i], paths[i],
				   error) == 0 &&
		       provider_read_text(providers, i, error);
	}
	return providers ? finish(providers, good) : NULL;
}

struct providers *providers_parse(const char *path, const void *bytes,
				  size_t size, char **error)
{
	struct providers *providers = new_providers(1);

	*error = NULL;
	if (!providers)
		return NULL;
	providers->source_count = 1;
	return finish(providers, source_copy(&providers->sources[0], path,
					     bytes, size, error) == 0 &&
				 provider_read_text(providers, 0, error));
}

void providers_free(struct providers *providers)
{
	if (!providers)
		return;
	for (size_t i = 0; i < providers->count; i++)
		free(providers->promises[i].name);
	for (size_t i = 0; i < providers->provider_name_count; i++)
		free(providers->provider_names[i]);
	for (size_t i = 0; i < providers->source_count; i++)
		source_free(&providers->sources[i]);
	free(providers->promises);
	free(providers->provider_names);
	free(providers->arguments);
	free(providers->sources);
	free(providers->held);
	free(providers);
}

struct wanted {
	const char *provider;
	const char *name;    /* NULL: any of the provider's */
};

static int compare_wanted(const void *key, const void *item)
{
	const struct wanted *wanted = key;
	const struct promise *promise = item;
	int order = strcmp(wanted->provider, promise->provider);

	if (!order && wanted->name)
		order = strcmp(wanted->name, promise->name);
	return order;
}

static const struct promise *find(const struct providers *providers,
				  struct wanted wanted)
{
	/* an empty definition has no array to search */
	return providers->count == 0 ? NULL
		: bsearch(&wanted, providers->promises, providers->count,
			  sizeof(*providers->promises), compare_wanted);
}

const struct promise *providers_find(const struct providers *providers,
				     const char *provider, const char *name)
{
	return find(providers, (struct wanted){ provider, name });
}

bool providers_know(const struct providers *providers, const char *provider)
{
	return find(providers, (struct wanted){ provider, NULL });
}

void providers_hold(struct providers *providers, size_t first)
{
	if (!providers_were_held(providers, first))
		atomic_store(&providers->held[first], true);
}

bool providers_were_held(const struct providers *providers, size_t first)
{
	return atomic_load(&providers->held[first]);
}
