/*
 * synonyms.c - what other programs call their columns: HubSpot, Pipedrive, Salesforce, Zoho, Dynamics, Outlook, Google, SAP and
 * people, in plain form (map_plain). A field takes the first row that names it and that its object has.
 */
#include <string.h>

#include "exchange/map_fields.h"

static const struct synonym {
	const char *field;	/* of ours; several separated by blanks: the first that the object has */
	const char *names;
} synonyms[] = {
	{ "first_name", "given_name forename fname first vorname prenom nombre nome firstname contact_first_name christian_name" },
	{ "last_name", "surname family_name lname last nachname nom nom_de_famille apellido apellidos cognome lastname contact_last_name "
	    "familienname" },
	{ "name title subject last_name", "full_name display_name file_as formatted_name caption bezeichnung nom_complet" },
	{ "name subject", "deal_name deal_title opportunity_name opportunity potential_name topic firma firmenname organisation organization "
	    "organization_name organisation_name account account_name company company_name customer customer_name client client_name "
	    "business_name legal_name societe empresa raison_sociale title" },
	{ "salutation", "prefix name_prefix honorific_prefix courtesy_title anrede civilite" },
	{ "email", "e_mail email_address e_mail_address mail primary_email primary_email_address work_email email_work business_email "
	    "email_1 e_mail_1_value email_1_value email1 emailaddress1 courriel correo correo_electronico contact_email email_id "
	    "home_email email_home personal_email e_mail_adresse email_business" },
	{ "phone mobile_phone", "phone_number telephone telephone_number tel work_phone phone_work business_phone phone_1_value phone1 "
	    "primary_phone main_phone company_main_phone office_phone telefon telefonnummer telefono tel_no direct_phone telephone1 "
	    "company_phone contact_phone phone_business" },
	{ "mobile_phone", "mobile mobile_number mobile_phone_number cell cell_phone cellphone phone_mobile handy mobil portable movil "
	    "mobilephone phone_2_value telephone_mobile" },
	{ "phone mobile_phone", "home_phone phone_home other_phone" },
	{ "fax", "fax_number business_fax telefax fax_work" },
	{ "title position", "job_title jobtitle position role funktion titel poste fonction cargo puesto designation occupation" },
	{ "department", "dept abteilung service departamento division organization_department" },
	{ "website", "website_url web_site url web homepage web_page company_domain_name domain webseite internet site_web "
	    "website_1_value company_website www" },
	{ "linked_in_url", "linkedin linkedin_url linkedin_profile linked_in linkedin_bio" },
	{ "account company", "company company_name account_name organization organization_name organisation organisation_name employer "
	    "firma firmenname associated_company associated_company_ids associated_company_id associated_company_primary company_id "
	    "organization_1_name societe entreprise empresa customer customer_name client parent_account account_id organization_id "
	    "company_associations person_organization primary_company parent_customer customer_account" },
	{ "contact who", "associated_contact associated_contact_ids associated_contacts contact_person contact_name primary_contact "
	    "contact_id person person_name ansprechpartner person_id" },
	{ "parent parent_account", "subsidiary_of parent_company parent_company_id parent_account_id parent_organization parent_id "
	    "parent_name muttergesellschaft belongs_to member_of" },
	{ "reports_to", "manager manager_name manager_id vorgesetzter superior supervisor" },
	{ "owner", "owner_alias owner_name record_owner assigned_to responsible responsible_user sales_agent sales_rep sales_person "
	    "salesperson account_manager owner_full_name owner_email hubspot_owner hubspot_owner_id agent rep verantwortlich besitzer "
	    "proprietaire assignee assigned_user" },
	{ "owner company_owner", "account_owner contact_owner deal_owner lead_owner opportunity_owner company_owner activity_owner" },
	{ "status", "lead_status hs_lead_status state_of_lead task_status" },
	{ "customer_status status", "lifecycle_stage lifecyclestage account_status customer_type relationship_status" },
	{ "lead_source source", "source original_source original_source_type how_did_you_hear herkunft quelle origine origin lead_origin "
	    "hs_analytics_source" },
	{ "stage", "deal_stage dealstage sales_stage pipeline_stage stage_name opportunity_stage phase etape etapa" },
	{ "amount", "value deal_value deal_amount close_value amount_in_company_currency opportunity_amount betrag montant importe umsatz "
	    "est_revenue estimated_value total_amount price sum" },
	{ "price unit_price list_price", "sales_price product_price unit_price list_price price" },
	{ "code sku product_code", "product_code sku item_number article_number" },
	{ "unit unit_of_measure", "product_unit uom" },
	{ "close_date", "expected_close_date closing_date est_close_date date_closed closedate won_time abschlussdatum closed_date" },
	{ "start_date", "engage_date begin_date start from_date beginn date_start" },
	{ "end_date", "end finish_date to_date ende date_end" },
	{ "due_date activity_date", "due deadline activity_due_date faellig date_due due_on task_due_date" },
	{ "activity_date", "date activity_date_time start_time event_date datum" },
	{ "probability", "deal_probability win_probability probability_percent chance wahrscheinlichkeit" },
	{ "next_step", "next_steps next_activity" },
	{ "forecast_category", "forecast forecast_category_name" },
	{ "subject", "activity_subject task_subject betreff objet asunto" },
	{ "type", "account_type company_type activity_type deal_type opportunity_type category kind art typ dealtype" },
	{ "industry", "sector branche industrie industria secteur industry_sector line_of_business" },
	{ "annual_revenue", "revenue turnover yearly_revenue annualrevenue jahresumsatz chiffre_d_affaires company_revenue" },
	{ "number_of_employees", "employees employee_count no_of_employees company_size headcount mitarbeiter numberofemployees size "
	    "effectif empleados" },
	{ "account_number", "customer_number customer_no account_no account_id_number kundennummer client_number debtor_number" },
	{ "rating", "lead_rating account_rating temperature score_class" },
	{ "description notes body", "note notes comment comments remark remarks about company_description note_content content bemerkung "
	    "bemerkungen notiz memo details summary background_info bio" },
	{ "billing_street mailing_street street", "address street street_address address_1 address1 address_line_1 business_street "
	    "work_street organization_address strasse rue direccion home_street mailing_address company_address address_1_street "
	    "office_address street_1 billing_address" },
	{ "billing_city mailing_city city", "city town business_city work_city home_city ort stadt ville ciudad locality address_1_city "
	    "company_city" },
	{ "billing_state mailing_state state", "state region state_region province county business_state state_province bundesland "
	    "address_1_region home_state" },
	{ "billing_postal_code mailing_postal_code postal_code", "zip zip_code zipcode postal_code postcode post_code plz business_postal_code "
	    "code_postal codigo_postal address_1_postal_code zip_postal_code home_postal_code" },
	{ "billing_country mailing_country country", "country country_region business_country_region land pays pais office_location "
	    "address_1_country country_name home_country_region company_country nation" },
	{ "birthdate", "birthday date_of_birth dob birth_date geburtstag geburtsdatum date_de_naissance" },
	{ "has_opted_out_of_email", "email_opt_out unsubscribed_from_all_email opted_out opt_out do_not_email" },
	{ "do_not_call", "donotcall no_calls" },
	{ "twitter_handle", "twitter twitter_username" },
	{ "duration_in_minutes", "duration duration_minutes" },
	{ "tags", "tag label labels categories category group_membership keywords etiketten" },
	{ "created", "create_date created_date creation_date date_created created_on createdate created_time erstellt added add_time "
	    "created_at date_entered" },
	{ "updated", "last_modified_date last_modified modified_on update_time last_modified_time modified updated_at" },
	{ "currency", "currency_code deal_currency product_currency currency_iso_code waehrung devise moneda iso_currency" },
};

/* Names of a record's key in the program it comes from. */
static const char keys[] = " id record_id lead_id contact_id account_id opportunity_id deal_id company_id person_id organization_id hs_object_id "
    "external_id uuid guid row_id attributes_reference_id attributes_referenceid case_safe_id case_id activity_id task_id campaign_id ";

static const struct { const char *object, *names; } objects[] = {
	{ "account", "account accounts company companies organization organizations organisation organisations firm customer client" },
	{ "contact", "contact contacts person persons people" },
	{ "opportunity", "opportunity opportunities deal deals potential" },
	{ "activity", "activity activities event call meeting" },
	{ "task", "task tasks to_do todo activity" },
	{ "note", "note notes" },
	{ "product", "product products item article" },
	{ "lead", "lead leads prospect" },
	{ "user", "user users owner" },
};

static bool
has_word(const char *list, const char *word)
{
	size_t n = strlen(word);

	for (const char *p = list; (p = strstr(p, word)) != NULL; p++)
		if ((p == list || p[-1] == ' ') && (p[n] == ' ' || p[n] == '\0'))
			return true;
	return false;
}

bool
synonym_object(const struct object *o, const char *plain)
{
	for (size_t i = 0; i < sizeof(objects) / sizeof(objects[0]); i++)
		if (strcmp(objects[i].object, o->name) == 0)
			return has_word(objects[i].names, plain);
	return false;
}

bool
synonym_foreign(const struct object *o, const char *plain)
{
	const char *tail = strchr(plain, '_');
	char head[32];

	if (tail == NULL || (size_t)(tail - plain) >= sizeof(head))
		return false;
	memcpy(head, plain, (size_t)(tail - plain));
	head[tail - plain] = '\0';
	for (size_t i = 0; i < sizeof(objects) / sizeof(objects[0]); i++) {
		const struct field *company = object_field(o, "company");

		if (strcmp(objects[i].object, o->name) == 0 || !has_word(objects[i].names, head))
			continue;
		/* notes are texts anywhere; a lead has its company in itself */
		return strcmp(objects[i].object, "note") != 0 && strcmp(objects[i].object, "user") != 0 &&
		    !(strcmp(objects[i].object, "account") == 0 && company != NULL && company->target == NULL);
	}
	return false;
}

/* The first of several field names that the object has. */
static const struct field *
first_field(const struct object *o, const char *names)
{
	char name[64];

	while (*names != '\0') {
		size_t n = strcspn(names, " ");
		const struct field *f;

		if (n < sizeof(name)) {
			memcpy(name, names, n);
			name[n] = '\0';
			if ((f = object_field(o, name)) != NULL && !f->hidden)
				return f;
		}
		names += n + (names[n] == ' ');
	}
	return NULL;
}

const struct field *
synonym_field(const struct object *o, const char *plain, enum map_part *part)
{
	*part = PART_VALUE;
	if (*plain == '\0')
		return NULL;
	for (size_t i = 0; i < sizeof(synonyms) / sizeof(synonyms[0]); i++) {
		const struct field *f;

		if (!has_word(synonyms[i].names, plain))
			continue;
		if (strcmp(synonyms[i].field, "currency") == 0) {
			*part = PART_CURRENCY;
			return object_field(o, "currency");
		}
		/* a person's "company" is a link, an account's is its name; a person's name is made of two */
		if ((f = first_field(o, synonyms[i].field)) != NULL &&
		    (!f->readonly || f->implicit || has_word(synonyms[i].names, "full_name")))
			return f;
	}
	if (strlen(plain) < 40 && has_word(keys, plain)) {
		*part = PART_KEY;
		return NULL;
	}
	return NULL;
}
