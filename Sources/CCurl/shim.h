// Swift calls no function with a variable number of arguments: one of a fixed number for each kind.
#define CURL_DISABLE_TYPECHECK
#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <stdint.h>
#include <sys/socket.h>

typedef size_t (*recourse_reader)(char *, size_t, size_t, void *);

static inline CURLcode recourse_curl_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode recourse_curl_number(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode recourse_curl_list(
    CURL *handle, CURLoption option, struct curl_slist *value
) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode recourse_curl_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode recourse_curl_read(CURL *handle, recourse_reader reader, void *data) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_READFUNCTION, reader);
    return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_READDATA, data);
}

static inline CURLcode recourse_curl_write(CURL *handle, recourse_reader writer, void *data) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, writer);
    return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_WRITEDATA, data);
}

// Whether an address is reached through the public Internet: no loopback, private, shared, link-local,
// unique local, multicast, documentation or unspecified one, in either family.
static inline int recourse_is_public_v4(uint32_t host) {
    unsigned a = host >> 24, b = (host >> 16) & 255, c = (host >> 8) & 255;
    if (a == 0 || a == 10 || a == 127 || a >= 224) return 0;
    if (a == 100 && b >= 64 && b <= 127) return 0;
    if (a == 169 && b == 254) return 0;
    if (a == 172 && b >= 16 && b <= 31) return 0;
    if (a == 192 && (b == 168 || (b == 0 && (c == 0 || c == 2)))) return 0;
    if (a == 198 && (b == 18 || b == 19 || (b == 51 && c == 100))) return 0;
    return !(a == 203 && b == 0 && c == 113);
}

static inline uint32_t recourse_host_v4(const uint8_t *bytes) {
    return ((uint32_t)bytes[0] << 24) | ((uint32_t)bytes[1] << 16) | ((uint32_t)bytes[2] << 8)
        | bytes[3];
}

static inline int recourse_is_public(const struct sockaddr *address) {
    if (address->sa_family == AF_INET) {
        const struct sockaddr_in *four = (const struct sockaddr_in *)address;
        return recourse_is_public_v4(ntohl(four->sin_addr.s_addr));
    }
    if (address->sa_family != AF_INET6) return 0;
    const uint8_t *six = ((const struct sockaddr_in6 *)address)->sin6_addr.s6_addr;
    // 2000::/3 is what is given out; in it, addresses that only stand for one of the fourth version.
    if ((six[0] & 0xE0) != 0x20) return 0;
    if (six[0] == 0x20 && six[1] == 0x02) return recourse_is_public_v4(recourse_host_v4(six + 2));
    if (six[0] == 0x20 && six[1] == 0x01 && six[2] == 0 && six[3] == 0) return 0;
    return !(six[0] == 0x20 && six[1] == 0x01 && six[2] == 0x0D && six[3] == 0xB8);
}

static curl_socket_t recourse_open_public(
    void *data, curlsocktype purpose, struct curl_sockaddr *address
) {
    (void)data;
    (void)purpose;
    if (!recourse_is_public(&address->addr)) return CURL_SOCKET_BAD;
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static inline CURLcode recourse_curl_public_only(CURL *handle) {
    return curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, recourse_open_public);
}

static inline long recourse_curl_reply(CURL *handle) {
    long code = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &code);
    return code;
}
