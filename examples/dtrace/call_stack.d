#!/usr/sbin/dtrace -s
/*
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * call_stack.d - the call hierarchy below a function called "start"
 *
 * For DTrace on Linux and macOS.  What runs before "start", such as imports,
 * is left out.
 *
 * USAGE: dtrace -s call_stack.d -c "python3.15 shop.py"
 *        dtrace -s call_stack.d -p PID
 *
 * SAMPLE:
 *
 *     46957603556      function-entry:shop.py:start:31
 *     46959554236      function-entry: shop.py:baskets:25
 *     46959653232      function-entry:  shop.py:baskets:25
 *     46964424066     function-return:  shop.py:baskets:26
 *     46976720713      function-entry:  shop.py:total:18
 *     46976875844      function-entry:   shop.py:price:14
 *     46977197919     function-return:   shop.py:price:15
 *     46977704660      function-entry:   shop.py:price:14
 *     46977785552     function-return:   shop.py:price:15
 *     46977819084     function-return:  shop.py:total:22
 *
 * FIELDS: time stamp in nanoseconds; entry or return; one blank for each
 * function entered and not left; file, function, line.
 *
 * Where the markers are not in pairs, as in CPython 3.15, a return takes the
 * indent back to its own entry, past up to three generators or coroutines that
 * were only created; one without an entry, from throw() or close(), leaves it.
 * The return of CPython's own code for a hot instantiation, line -1, is left
 * out.  What is called between a creation and that return is one blank too far
 * right; show-call-hierarchy.stp knows better.
 *
 * OVERHEAD: some microseconds for each call.
 *
 * REQUIRES: CPython 3.6 to 3.10 or 3.15, built --with-dtrace.
 */

#pragma D option quiet

self int indent;
self int trace;
self string entered[int];
this string name;
this int top;

python$target:::function-entry
/!self->trace && copyinstr(arg1) == "start"/
{
	self->trace = 1;
	self->indent = 0;
}

python$target:::function-entry
/self->trace/
{
	printf("%d\t%15s:%*s%s:%s:%d\n", timestamp, probename,
	    self->indent, "", basename(copyinstr(arg0)), copyinstr(arg1),
	    (int)arg2);
	self->entered[self->indent] = copyinstr(arg1);
	self->indent++;
}

python$target:::function-return
/self->trace/
{
	this->name = copyinstr(arg1);
	this->top = self->indent;
	self->indent -=
	    self->entered[this->top - 1] == this->name ? 1 :
	    self->entered[this->top - 2] == this->name ? 2 :
	    self->entered[this->top - 3] == this->name ? 3 :
	    self->entered[this->top - 4] == this->name ? 4 :
	    this->name == "start" ? this->top : 0;
}

python$target:::function-return
/self->trace && (int)arg2 != -1/
{
	printf("%d\t%15s:%*s%s:%s:%d\n", timestamp, probename,
	    self->indent, "", basename(copyinstr(arg0)), copyinstr(arg1),
	    (int)arg2);
}

python$target:::function-return
/self->trace && self->indent == 0/
{
	self->trace = 0;
}
