// The files of the languages as text, each ended by a zero.
#pragma once

const char *_Nonnull recourse_german(void);
const char *_Nonnull recourse_french(void);
const char *_Nonnull recourse_spanish(void);
const char *_Nonnull recourse_chinese(void);
