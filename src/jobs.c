/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "jobs.h"

#include <pthread.h>
#include <stdlib.h>

/* How far the workers may run ahead of the slowest file, a worker. */
#define AHEAD 4u

/* one place of the ring: a file that a worker took, in the walk's order */
struct slot {
	struct examined *results;
	bool done;
};

struct pool {
	struct walk *walk;
	const struct policy *policy;
	bool list;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	struct slot *ring;
	size_t ring_size;
	size_t taken;       /* files given to workers so far */
	size_t printed;     /* files whose results have been handed on */
	bool walked;        /* there is no further file */
	bool failed;
};

/* Under the lock: the next file and its place, when there is one. */
static bool take(struct pool *pool, struct walk_item *item, size_t *place)
{
	while (!pool->walked && pool->taken - pool->printed == pool->ring_size)
		pthread_cond_wait(&pool->changed, &pool->lock);
	if (pool->walked)
		return false;
	if (!walk_next(pool->walk, item)) {
		pool->walked = true;
		pthread_cond_broadcast(&pool->changed);
		return false;
	}
	*place = pool->taken++ % pool->ring_size;
	return true;
}

static void *work(void *context)
{
	struct pool *pool = context;
	struct walk_item item;
	size_t place;

	pthread_mutex_lock(&pool->lock);
	while (take(pool, &item, &place)) {
		struct examined *results;
		bool failed;

		pthread_mutex_unlock(&pool->lock);
		results = examine(&item, pool->policy, pool->list, &failed);
		walk_item_free(&item);
		pthread_mutex_lock(&pool->lock);
		pool->failed |= failed;
		pool->ring[place] = (struct slot){ results, true };
		pthread_cond_broadcast(&pool->changed);
	}
	pthread_mutex_unlock(&pool->lock);
	return NULL;
}

/* Frees the results. */
static void hand_on(struct examined *results, jobs_sink *sink, void *context)
{
	for (struct examined *one = results; one; one = one->next)
		sink(context, one);
	examined_free(results);
}

/* Hands on what is done, in order, until the walk has ended. */
static void collect(struct pool *pool, jobs_sink *sink, void *context)
{
	pthread_mutex_lock(&pool->lock);
	while (!pool->walked || pool->printed < pool->taken) {
		struct slot *slot = &pool->ring[pool->printed %
						pool->ring_size];
		struct examined *results = slot->results;

		if (pool->printed == pool->taken || !slot->done) {
			pthread_cond_wait(&pool->changed, &pool->lock);
			continue;
		}
		*slot = (struct slot){ 0 };
		pthread_mutex_unlock(&pool->lock);
		hand_on(results, sink, context);
		pthread_mutex_lock(&pool->lock);
		pool->printed++;
		pthread_cond_broadcast(&pool->changed);
	}
	pthread_mutex_unlock(&pool->lock);
}

static bool run_one_by_one(struct walk *walk, const struct policy *policy,
			   bool list, jobs_sink *sink, void *context)
{
	struct walk_item item;
	bool all = true;

	while (walk_next(walk, &item)) {
		bool failed;

		hand_on(examine(&item, policy, list, &failed), sink, context);
		walk_item_free(&item);
		all = all && !failed;
	}
	return all && !walk_failed(walk);
}

bool jobs_run(struct walk *walk, const struct policy *policy, bool list,
	      unsigned jobs, jobs_sink *sink, void *context)
{
	pthread_t *workers = calloc(jobs, sizeof(*workers));
	struct pool pool = {
		.walk = walk,
		.policy = policy,
		.list = list,
		.lock = PTHREAD_MUTEX_INITIALIZER,
		.changed = PTHREAD_COND_INITIALIZER,
		.ring = calloc(jobs, AHEAD * sizeof(struct slot)),
		.ring_size = (size_t)jobs * AHEAD,
	};
	unsigned started = 0;

	if (jobs > 1 && workers && pool.ring)
		while (started < jobs && pthread_create(&workers[started], NULL,
							work, &pool) == 0)
			started++;
	if (started)
		collect(&pool, sink, context);
	for (unsigned i = 0; i < started; i++)
		pthread_join(workers[i], NULL);
	free(pool.ring);
	free(workers);
	if (!started)
		return run_one_by_one(walk, policy, list, sink, context);
	return !pool.failed && !walk_failed(walk);
}
