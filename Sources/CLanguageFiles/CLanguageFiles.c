// The files of the languages become part of the program here: as Swift literals they would take
// minutes to compile.
#include "CLanguageFiles.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char german[] = {
#embed "Files/de.yaml"
    , 0};
static const unsigned char french[] = {
#embed "Files/fr.yaml"
    , 0};
static const unsigned char spanish[] = {
#embed "Files/es.yaml"
    , 0};
static const unsigned char chinese[] = {
#embed "Files/zh-Hans.yaml"
    , 0};

const char *recourse_german(void) { return (const char *)german; }
const char *recourse_french(void) { return (const char *)french; }
const char *recourse_spanish(void) { return (const char *)spanish; }
const char *recourse_chinese(void) { return (const char *)chinese; }
