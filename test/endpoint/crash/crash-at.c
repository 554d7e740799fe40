/*
 * Ends the process with SIGKILL at its nth change of a file, counted from SIGUSR2 on. Loaded with LD_PRELOAD, so that the
 * endpoint under test is the one that ships, without a hook in it. The file that CRASH_AT names says which, at that moment; half of the bytes of a
 * write that is the last one still reach the file, as after a loss of power. With CRASH_COUNTS_SENDS what goes to a socket counts
 * as well: words to a mail host, and answers. While the file exists that DISK_FULL_WHEN names, the
 * disk is full: no file takes another byte. While the one exists that SYNC_FAILS_WHEN names, syncs fail: all of them when it is empty, else those of
 * files whose name ends with its first word, through a handle that reads or writes (its second word, r or w).
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static volatile long left = -1;
static const char *at_file = 0;
static int counts_sends = 0;
static const char *full_when = 0;
static const char *sync_fails_when = 0;

/* Only what a signal handler may call. */
static void arm(int signal_number) {
  (void)signal_number;
  char digits[20];
  int fd = open(at_file, O_RDONLY);
  ssize_t count = fd < 0 ? 0 : read(fd, digits, sizeof digits);
  close(fd);
  long at = 0;
  for (ssize_t i = 0; i < count && digits[i] >= '0' && digits[i] <= '9'; i++) at = at * 10 + digits[i] - '0';
  left = at;
}

__attribute__((constructor)) static void begin(void) {
  at_file = getenv("CRASH_AT");
  counts_sends = getenv("CRASH_COUNTS_SENDS") != 0;
  full_when = getenv("DISK_FULL_WHEN");
  sync_fails_when = getenv("SYNC_FAILS_WHEN");
  if (at_file) signal(SIGUSR2, arm);
}

static int is_file(int fd) {
  struct stat info;
  return fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
}

static int counts(int fd) {
  struct stat info;
  return fstat(fd, &info) == 0 && (S_ISREG(info.st_mode) || (counts_sends && S_ISSOCK(info.st_mode)));
}

static int is_full(int fd) { return full_when && is_file(fd) && access(full_when, F_OK) == 0 && (errno = ENOSPC); }

static int is_wanted(int fd, const char *wanted) {
  char end[100], mode, link[32], name[4096];
  if (sscanf(wanted, "%99s %c", end, &mode) != 2) return 1;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, name, sizeof name);
  ssize_t tail = (ssize_t)strlen(end);
  if (length < tail || memcmp(name + length - tail, end, tail) != 0) return 0;
  return ((fcntl(fd, F_GETFL) & O_ACCMODE) == O_RDONLY) == (mode == 'r');
}

static int sync_fails(int fd) {
  if (!sync_fails_when) return 0;
  int file = open(sync_fails_when, O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  char wanted[128];
  ssize_t length = read(file, wanted, sizeof wanted - 1);
  close(file);
  wanted[length < 0 ? 0 : length] = 0;
  return is_wanted(fd, wanted) && (errno = EIO);
}

static int is_last(void) { return left > 0 && __sync_sub_and_fetch(&left, 1) == 0; }

static void end(void) { kill(getpid(), SIGKILL); for (;;) pause(); }

#define REAL(type, name, ...) \
  static type (*real)(__VA_ARGS__); \
  if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

ssize_t write(int fd, const void *bytes, size_t count) {
  REAL(ssize_t, "write", int, const void *, size_t);
  if (is_full(fd)) return -1;
  if (left > 0 && counts(fd) && is_last()) { real(fd, bytes, count / 2); end(); }
  return real(fd, bytes, count);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset) {
  REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
  if (is_full(fd)) return -1;
  if (left > 0 && counts(fd) && is_last()) { real(fd, bytes, count / 2, offset); end(); }
  return real(fd, bytes, count, offset);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) { return pwrite64(fd, bytes, count, offset); }

ssize_t writev(int fd, const struct iovec *parts, int count) {
  REAL(ssize_t, "writev", int, const struct iovec *, int);
  if (is_full(fd)) return -1;
  if (left > 0 && counts(fd) && is_last()) { real(fd, parts, count / 2); end(); }
  return real(fd, parts, count);
}

int fsync(int fd) {
  REAL(int, "fsync", int);
  if (sync_fails(fd)) return -1;
  if (is_last()) end();
  return real(fd);
}

int fdatasync(int fd) {
  REAL(int, "fdatasync", int);
  if (sync_fails(fd)) return -1;
  if (is_last()) end();
  return real(fd);
}

int ftruncate64(int fd, off64_t length) {
  REAL(int, "ftruncate64", int, off64_t);
  if (is_last()) end();
  return real(fd, length);
}

int rename(const char *from, const char *to) {
  REAL(int, "rename", const char *, const char *);
  if (is_last()) end();
  return real(from, to);
}

int unlink(const char *path) {
  REAL(int, "unlink", const char *);
  if (is_last()) end();
  return real(path);
}
