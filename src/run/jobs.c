/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "run/jobs.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>

/* How many batches the workers may run ahead of the slowest, a worker. */
#define AHEAD 4u
/* So many files are done before it pays to start a worker. */
#define ALONE 8u
/* A file takes some 20 us, and a worker that waits for its turn as long; but the
 * results of many large files would take much memory. */
#define BATCH_FILES 64u
#define BATCH_BYTES (INT64_C(1) << 22)

/* what a worker takes at a time */
struct batch {
	struct walk_item items[BATCH_FILES];
	size_t count;
};

/* one place of the ring: a batch that a worker took, in the walk's order */
struct slot {
	struct examined *results;
	bool done;
};

struct pool {
	struct walk *walk;
	const struct policy *policy;
	bool list;
	pthread_mutex_t lock;
	pthread_cond_t room;  /* in the ring; or there is no further file */
	pthread_cond_t done;  /* a batch; or there is no further file */
	struct slot *ring;
	size_t ring_size;
	size_t taken;       /* batches given to workers so far */
	size_t printed;     /* batches whose results have been handed on */
	bool walked;        /* there is no further file */
	bool failed;
};

/* False when the walk has ended before the first. */
static bool fill(struct batch *batch, struct walk *walk)
{
	int64_t bytes = 0;

	batch->count = 0;
	while (batch->count < BATCH_FILES && bytes < BATCH_BYTES) {
		struct walk_item *item = &batch->items[batch->count];

		if (!walk_next(walk, item))
			break;
		batch->count++;
		/* what standard input has is not known yet */
		bytes += item->standard_input || item->size > BATCH_BYTES
				 ? BATCH_BYTES : item->size;
	}
	return batch->count > 0;
}

/* Under the lock: the next batch and its place, when there is one. */
static bool take(struct pool *pool, struct batch *batch, size_t *place)
{
	while (!pool->walked && pool->taken - pool->printed == pool->ring_size)
		pthread_cond_wait(&pool->room, &pool->lock);
	if (pool->walked)
		return false;
	if (!fill(batch, pool->walk)) {
		pool->walked = true;
		pthread_cond_broadcast(&pool->room);
		pthread_cond_signal(&pool->done);
		return false;
	}
	*place = pool->taken++ % pool->ring_size;
	return true;
}

/* The results of all files, in order. */
static struct examined *examine_batch(struct batch *batch,
				      const struct pool *pool, bool *failed)
{
	struct examined *first = NULL, **tail = &first;

	*failed = false;
	for (size_t i = 0; i < batch->count; i++) {
		bool one_failed;

		*tail = examine(&batch->items[i], pool->policy, pool->list,
				&one_failed);
		while (*tail)
			tail = &(*tail)->next;
		walk_item_free(&batch->items[i]);
		*failed |= one_failed;
	}
	return first;
}

static void *work(void *context)
{
	struct pool *pool = context;
	struct batch batch;
	size_t place;

	pthread_mutex_lock(&pool->lock);
	while (take(pool, &batch, &place)) {
		struct examined *results;
		bool failed;

		pthread_mutex_unlock(&pool->lock);
		results = examine_batch(&batch, pool, &failed);
		pthread_mutex_lock(&pool->lock);
		pool->failed |= failed;
		pool->ring[place] = (struct slot){ results, true };
		pthread_cond_signal(&pool->done);
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
			pthread_cond_wait(&pool->done, &pool->lock);
			continue;
		}
		*slot = (struct slot){ 0 };
		pthread_mutex_unlock(&pool->lock);
		hand_on(results, sink, context);
		pthread_mutex_lock(&pool->lock);
		pool->printed++;
		pthread_cond_signal(&pool->room);
	}
	pthread_mutex_unlock(&pool->lock);
}

/* At most limit files, by the caller itself.  False: the walk has ended. */
static bool examine_some(struct pool *pool, size_t limit, jobs_sink *sink,
			 void *context)
{
	struct walk_item item;

	for (size_t i = 0; i < limit; i++) {
		bool failed;

		if (!walk_next(pool->walk, &item))
			return false;
		hand_on(examine(&item, pool->policy, pool->list, &failed),
			sink, context);
		walk_item_free(&item);
		pool->failed |= failed;
	}
	return true;
}

static void run_workers(struct pool *pool, unsigned jobs, jobs_sink *sink,
			void *context)
{
	pthread_t *workers = calloc(jobs, sizeof(*workers));
	unsigned started = 0;

	pool->ring_size = (size_t)jobs * AHEAD;
	pool->ring = calloc(pool->ring_size, sizeof(*pool->ring));
	while (workers && pool->ring && started < jobs &&
	       pthread_create(&workers[started], NULL, work, pool) == 0)
		started++;
	if (started)
		collect(pool, sink, context);
	else
		examine_some(pool, SIZE_MAX, sink, context);
	for (unsigned i = 0; i < started; i++)
		pthread_join(workers[i], NULL);
	free(pool->ring);
	free(workers);
}

bool jobs_run(struct walk *walk, const struct policy *policy, bool list,
	      unsigned jobs, jobs_sink *sink, void *context)
{
	struct pool pool = {
		.walk = walk,
		.policy = policy,
		.list = list,
		.lock = PTHREAD_MUTEX_INITIALIZER,
		.room = PTHREAD_COND_INITIALIZER,
		.done = PTHREAD_COND_INITIALIZER,
	};

	if (examine_some(&pool, jobs > 1 ? ALONE : SIZE_MAX, sink, context))
		run_workers(&pool, jobs, sink, context);
	return !pool.failed && !walk_failed(walk);
}
