/*
 * supervisor.c - see supervisor.h. One thread, one epoll: the port, the signals, and connections whose head is still to come.
 */
#include "serve/supervisor.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/env.h"
#include "base/err.h"
#include "base/log.h"
#include "serve/http.h"
#include "serve/tally.h"

#define WORKERS_MAX 64
#define HEAD_MAX 16384
#define HEAD_NS INT64_C(15000000000)	/* in which a head must come */
#define WAITING_MAX 10000
#define DRAIN_NS INT64_C(25000000000)
#define AGAIN_NS INT64_C(1000000000)	/* a worker that dies at once is not started in a circle */

struct process {
	pid_t pid;		/* 0: none */
	int fd;
	int64_t began, again;	/* ticks; again: when it is to be started, 0: it runs */
};

struct waiting {
	struct waiting *next, **from;
	int fd;			/* -1: handed over */
	int64_t deadline;
};

struct supervisor {
	const struct env *env;
	struct arena *arena;
	struct registry *registry;
	char *const *argv;
	int lock, port_fd, signals, epoll, tally, n;
	unsigned turn;
	struct process workers[WORKERS_MAX];
	struct waiting *waiting;
	size_t nwaiting;
	bool draining;
	int wait;		/* seconds that a server which stops says so before it does */
	int64_t end;
};

static void
become(struct supervisor *s, int fd, int number)
{
	const char **argv;
	char which[24];
	int n = 0, tally;
	sigset_t none;

	/* what the parent holds is closed on exec; a parent that is killed takes its workers along */
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	while (s->argv[n] != NULL)
		n++;
	argv = ARENA_ARRAY(s->arena, const char *, (size_t)n + 3);
	memcpy(argv, s->argv, (size_t)n * sizeof(*argv));
	snprintf(which, sizeof(which), "%d/%d", number, s->n);
	argv[n] = "--worker";
	argv[n + 1] = which;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	/* out of the way of each other first */
	if ((fd = fcntl(fd, F_DUPFD_CLOEXEC, TALLY_FD + 1)) < 0 || (tally = fcntl(s->tally, F_DUPFD_CLOEXEC, TALLY_FD + 1)) < 0 ||
	    dup2(fd, SUPERVISOR_FD) < 0 || dup2(tally, TALLY_FD) < 0)
		_exit(1);
	execv("/proc/self/exe", (char *const *)(uintptr_t)argv);
	_exit(1);
}

static void
start(struct supervisor *s, int number)
{
	struct process *p = &s->workers[number];
	struct epoll_event ev = { .events = EPOLLIN, .data.ptr = p };
	int ends[2];

	p->began = s->env->ticks(s->env);
	p->again = p->began + AGAIN_NS;
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) < 0)
		return;
	p->pid = fork();
	if (p->pid == 0)
		become(s, ends[1], number);
	close(ends[1]);
	if (p->pid < 0) {
		p->pid = 0;
		close(ends[0]);
		return;
	}
	p->again = 0;
	p->fd = ends[0];
	fcntl(p->fd, F_SETFL, O_NONBLOCK);
	epoll_ctl(s->epoll, EPOLL_CTL_ADD, p->fd, &ev);
}

static void
reap(struct supervisor *s)
{
	int64_t now = s->env->ticks(s->env);
	int status;
	pid_t pid;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0)
		for (int i = 0; i < s->n; i++) {
			struct process *p = &s->workers[i];

			if (p->pid != pid)
				continue;
			close(p->fd);
			p->fd = -1;
			p->pid = 0;
			if (s->draining)
				continue;
			log_line(LOG_ERROR, "worker %d ended (%s %d); it is started again", i, WIFSIGNALED(status) ? "signal" : "exit",
			    WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
			p->again = now - p->began > AGAIN_NS ? now : now + AGAIN_NS;
			if (p->again == now)
				start(s, i);
		}
}

static bool
send_to(struct process *p, int fd, const void *data, size_t n)
{
	union { struct cmsghdr align; char room[CMSG_SPACE(sizeof(int))]; } control = { .room = { 0 } };
	struct iovec iov = { .iov_base = (void *)(uintptr_t)data, .iov_len = n };
	struct msghdr m = { .msg_iov = &iov, .msg_iovlen = 1 };
	struct cmsghdr *c;

	if (p->pid == 0 || p->fd < 0)
		return false;
	if (fd >= 0) {
		m.msg_control = control.room;
		m.msg_controllen = sizeof(control.room);
		c = CMSG_FIRSTHDR(&m);
		c->cmsg_level = SOL_SOCKET;
		c->cmsg_type = SCM_RIGHTS;
		c->cmsg_len = CMSG_LEN(sizeof(int));
		memcpy(CMSG_DATA(c), &fd, sizeof(int));
	}
	return sendmsg(p->fd, &m, MSG_DONTWAIT | MSG_NOSIGNAL) >= 0;
}

/* The worker of the key that the head shows; without one they take turns. */
static unsigned
worker_of(struct supervisor *s, const char *head)
{
	uint8_t hash[REGISTRY_HASH];
	struct key_row k;
	char key[KEY_TEXT], id[REGISTRY_ID];
	unsigned place = s->turn++ % (unsigned)s->n;
	const char *at = head;
	struct arena *a;
	size_t n;

	while ((at = strchr(at, '\n')) != NULL && strncasecmp(at + 1, "authorization:", 14) != 0)
		at++;
	if (at == NULL || (at = strstr(at, "hk_")) == NULL || (n = strcspn(at, " \r\n")) >= sizeof(key))
		return place;
	memcpy(key, at, n);
	key[n] = '\0';
	a = arena_new("turn");
	if (key_read(key, id, hash) && registry_key_find(s->registry, id, a, &k, NULL) >= 0 && k.tenant[0] != '\0')
		place = tenant_place(k.tenant, (unsigned)s->n, 16);
	arena_free(a);
	return place;
}

static void
hand_over(struct supervisor *s, int fd, const char *head)
{
	static const char busy[] = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
	unsigned first = worker_of(s, head);

	/* handed over, it lives on in another process: closing it here would not take it off the list */
	epoll_ctl(s->epoll, EPOLL_CTL_DEL, fd, NULL);
	for (unsigned i = 0; i < (unsigned)s->n; i++)
		if (send_to(&s->workers[(first + i) % (unsigned)s->n], fd, "c", 1)) {
			close(fd);
			return;
		}
	if (send(fd, busy, sizeof(busy) - 1, MSG_NOSIGNAL | MSG_DONTWAIT) < 0)
		log_line(LOG_WARN, "no worker takes a connection");
	close(fd);
}

static void
let_go(struct supervisor *s, struct waiting *w)
{
	if ((*w->from = w->next) != NULL)
		w->next->from = w->from;
	s->nwaiting--;
	free(w);
}

/* False while the head is not there. The bytes stay in the socket: the worker reads them. */
static bool
look(struct supervisor *s, int fd)
{
	char head[HEAD_MAX + 1];
	ssize_t n = recv(fd, head, HEAD_MAX, MSG_PEEK | MSG_DONTWAIT);

	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return false;
	if (n <= 0) {
		close(fd);
		return true;
	}
	head[n] = '\0';
	if (n < HEAD_MAX && strstr(head, "\r\n\r\n") == NULL && strstr(head, "\n\n") == NULL)
		return false;
	hand_over(s, fd, head);
	return true;
}

static void
take_connections(struct supervisor *s)
{
	int fd;

	while ((fd = accept(s->port_fd, NULL, NULL)) >= 0) {
		struct waiting *w;
		struct epoll_event ev = { .events = EPOLLIN | EPOLLRDHUP | EPOLLET };

		fcntl(fd, F_SETFD, FD_CLOEXEC);
		fcntl(fd, F_SETFL, O_NONBLOCK);
		if (look(s, fd))
			continue;
		if (s->nwaiting >= WAITING_MAX) {
			close(fd);
			continue;
		}
		w = xmalloc(sizeof(*w));
		*w = (struct waiting){ .next = s->waiting, .from = &s->waiting, .fd = fd, .deadline = s->env->ticks(s->env) + HEAD_NS };
		if (w->next != NULL)
			w->next->from = &w->next;
		s->waiting = w;
		s->nwaiting++;
		ev.data.ptr = w;
		epoll_ctl(s->epoll, EPOLL_CTL_ADD, fd, &ev);
	}
}

/* A worker says "wTENANT": it wrote for a tenant that is another's. */
static void
pass_on(struct supervisor *s, struct process *p)
{
	char text[REGISTRY_ID + 1];
	ssize_t n;

	while ((n = recv(p->fd, text, sizeof(text) - 1, MSG_DONTWAIT)) > 1) {
		text[n] = '\0';
		if (text[0] == 'w')
			send_to(&s->workers[tenant_place(text + 1, (unsigned)s->n, 16)], -1, text, (size_t)n);
	}
	if (n == 0)
		epoll_ctl(s->epoll, EPOLL_CTL_DEL, p->fd, NULL);
}

static void
tell_workers(const struct supervisor *s, int sig)
{
	for (int i = 0; i < s->n; i++)
		if (s->workers[i].pid > 0)
			kill(s->workers[i].pid, sig);
}

static void
drain(struct supervisor *s)
{
	if (!s->draining)
		s->end = s->env->ticks(s->env) + DRAIN_NS + s->wait * INT64_C(1000000000);
	s->draining = true;
	/* who still comes is told by the workers that they stop */
	tell_workers(s, SIGTERM);
}

static void
take_signals(struct supervisor *s)
{
	struct signalfd_siginfo si;

	while (read(s->signals, &si, sizeof(si)) == (ssize_t)sizeof(si))
		if (si.ssi_signo == SIGHUP)
			tell_workers(s, SIGHUP);
		else if (si.ssi_signo == SIGCHLD)
			reap(s);
		else
			drain(s);
}

static void
take_time(struct supervisor *s)
{
	int64_t now = s->env->ticks(s->env);

	for (struct waiting *w = s->waiting, *next; w != NULL; w = next) {
		next = w->next;
		if (now >= w->deadline) {
			close(w->fd);
			let_go(s, w);
		}
	}
	for (int i = 0; i < s->n; i++) {
		struct process *p = &s->workers[i];

		if (!s->draining && p->pid == 0 && p->again != 0 && now >= p->again)
			start(s, i);
		if (s->draining && p->pid > 0 && now >= s->end)
			kill(p->pid, SIGKILL);
	}
}

static bool
any_left(const struct supervisor *s)
{
	for (int i = 0; i < s->n; i++)
		if (s->workers[i].pid > 0)
			return true;
	return false;
}

static void
watch(struct supervisor *s)
{
	while (!s->draining || any_left(s)) {
		struct epoll_event ev[64];
		int n = epoll_wait(s->epoll, ev, 64, 250);

		for (int i = 0; i < n; i++) {
			void *at = ev[i].data.ptr;

			if (at == &s->signals) {
				take_signals(s);
			} else if (at == &s->port_fd) {
				if (s->port_fd >= 0)
					take_connections(s);
			} else if (at >= (void *)s->workers && at < (void *)(s->workers + WORKERS_MAX)) {
				if (((struct process *)at)->fd >= 0)
					pass_on(s, at);
			} else {
				struct waiting *w = at;

				if (look(s, w->fd))
					let_go(s, w);
			}
		}
		take_time(s);
	}
	while (s->waiting != NULL) {
		close(s->waiting->fd);
		let_go(s, s->waiting);
	}
}

static int
prepare(struct supervisor *s, const char *dir, const char *listen, int *port, struct hc_err *err)
{
	struct epoll_event ev = { .events = EPOLLIN };
	sigset_t set;
	int rc;

	if ((rc = admin_registry(s->env, dir, &s->registry, err)) < 0 || (rc = server_lock(s->arena, dir, &s->lock, err)) < 0)
		return rc;
	if ((s->port_fd = http_listen(listen, port, err)) < 0)
		return s->port_fd;
	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGCHLD);
	sigaddset(&set, SIGHUP);
	sigprocmask(SIG_BLOCK, &set, NULL);
	s->signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
	s->epoll = epoll_create1(EPOLL_CLOEXEC);
	s->tally = tally_share();
	if (s->signals < 0 || s->epoll < 0 || s->tally < 0)
		return hc_fail(err, HC_STORE, 0, "The system gives no descriptors for the server.");
	ev.data.ptr = &s->signals;
	epoll_ctl(s->epoll, EPOLL_CTL_ADD, s->signals, &ev);
	ev.data.ptr = &s->port_fd;
	epoll_ctl(s->epoll, EPOLL_CTL_ADD, s->port_fd, &ev);
	return HC_OK;
}

int
supervise(const struct env *env, const char *dir, const char *listen, int workers, int wait, char *const *argv, struct hc_err *err)
{
	struct arena *a = arena_new("supervisor");
	struct supervisor *s = ARENA_NEW(a, struct supervisor);
	int rc, port;

	s->env = env;
	s->arena = a;
	s->argv = argv;
	s->n = workers;
	s->wait = wait;
	s->lock = s->port_fd = s->signals = s->epoll = s->tally = -1;
	if ((rc = prepare(s, dir, listen, &port, err)) >= 0) {
		for (int i = 0; i < s->n; i++)
			start(s, i);
		printf("http://%.*s:%d\n", (int)(strrchr(listen, ':') - listen), listen, port);
		fflush(stdout);
		log_line(LOG_INFO, "listening on %s, port %d, %d workers", listen, port, workers);
		watch(s);
	}
	registry_close(s->registry);
	for (size_t i = 0; i < 5; i++) {
		int fds[] = { s->lock, s->port_fd, s->signals, s->epoll, s->tally };

		if (fds[i] >= 0)
			close(fds[i]);
	}
	arena_free(a);
	return rc < 0 ? rc : HC_OK;
}
